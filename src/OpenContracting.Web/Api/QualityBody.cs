namespace OpenContracting.Web.Api;

/// <summary>What validation found in a version of a project: how often each code, and the first notices of each.</summary>
/// <param name="Id">The OC4IDS id of the project.</param>
/// <param name="Version">The number of the version that was checked.</param>
/// <param name="Counts">How often each code was found in it.</param>
/// <param name="Notices">The first notices of each code.</param>
public sealed record QualityBody(string Id, int Version, IReadOnlyList<FindingBody> Counts, IReadOnlyList<NoticeBody> Notices);
