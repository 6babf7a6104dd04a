using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Subscriptions;

/// <summary>What changed of what somebody follows.</summary>
/// <param name="Works">How many works changed.</param>
/// <param name="Shown">Those that are told, of the largest amounts.</param>
public sealed record News(int Works, IReadOnlyList<WorkNews> Shown);

/// <summary>What changed of one work.</summary>
/// <param name="ProjectId">Its id.</param>
/// <param name="Title">Its title, when it has one.</param>
/// <param name="Authority">The institution, when it is known.</param>
/// <param name="Kind">What happened to it last.</param>
/// <param name="Changes">The changes that matter, in words.</param>
/// <param name="More">How many such changes are not told.</param>
public sealed record WorkNews(string ProjectId, string? Title, string? Authority, ChangeKind Kind, IReadOnlyList<string> Changes, int More);
