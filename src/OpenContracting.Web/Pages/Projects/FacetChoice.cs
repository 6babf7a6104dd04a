namespace OpenContracting.Web.Pages.Projects;

/// <summary>A choice of a facet.</summary>
public sealed record FacetChoice(string Code, string Title, int Works, bool IsChosen);
