namespace OpenContracting.Web.Api;

/// <summary>A page of the projects that are not published.</summary>
public sealed record LeftOutListBody(int Total, int Limit, IReadOnlyList<LeftOutBody> Projects, PageLinks? Links);
