namespace OpenContracting.Web.Api;

/// <summary>What validation found in a version of a project: how often each code, and the first notices of each.</summary>
public sealed record QualityBody(string Id, int Version, IReadOnlyList<FindingBody> Counts, IReadOnlyList<NoticeBody> Notices);
