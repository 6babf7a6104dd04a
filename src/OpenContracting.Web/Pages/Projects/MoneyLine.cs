using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>An amount of a project, with its share of the largest of them.</summary>
public sealed record MoneyLine(string Key, Amount Amount, decimal Share, string Kind);
