using OpenContracting.Storage.Committees;

namespace OpenContracting.Web.Committees;

/// <summary>A visit, whose committee it was, and the work it was to.</summary>
public sealed record VisitRow(CommitteeVisit Visit, string Committee, string CommitteeName, string? Title, string? Institution);
