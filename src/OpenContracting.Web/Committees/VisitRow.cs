using OpenContracting.Storage.Committees;

namespace OpenContracting.Web.Committees;

/// <summary>A visit, whose committee it was, the work it was to, and its pictures.</summary>
public sealed record VisitRow(
    CommitteeVisit Visit, string Committee, string CommitteeName, string? Title, string? Institution, IReadOnlyList<VisitPhotoRow> Photos);
