namespace OpenContracting.Web.Api;

/// <summary>A page of contracting processes.</summary>
public sealed record ProcessListBody(int Total, int Limit, IReadOnlyList<ProcessBody> Processes, PageLinks? Links);
