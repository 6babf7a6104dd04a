namespace OpenContracting.Web.Pages.Projects;

/// <summary>Something that happened to a project, or is to happen.</summary>
public sealed record ProjectEvent(DateTimeOffset At, string What, string? About, bool IsAhead);
