namespace OpenContracting.Web.Api;

/// <summary>An observation that was published, with the answer to it.</summary>
public sealed record CaseBody(
    string Id, string Category, string? ProjectId, string? Institution, string? Province, DateOnly OpenedOn, string State, string? Text, string? Author,
    DateOnly? ReplyBy, int DaysLate, string? Outcome, IReadOnlyList<CaseEventBody> Events, string Uri);
