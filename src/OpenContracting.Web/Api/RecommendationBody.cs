namespace OpenContracting.Web.Api;

/// <summary>A recommendation, where it stands, and all that happened to it. Who wrote a line is told by their part alone.</summary>
public sealed record RecommendationBody
{
    public required string Id { get; init; }
    public required string Uri { get; init; }

    /// <summary><c>received</c>, <c>answered</c>, <c>accepted</c>, <c>partlyAccepted</c>, <c>rejected</c>, <c>inProgress</c>, <c>done</c>, <c>verified</c>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>Computed: an answer, a step or the whole is owed.</summary>
    public required bool Overdue { get; init; }
    public required string Source { get; init; }
    public string? SourceDocument { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required Translated Title { get; init; }
    public required Translated Text { get; init; }
    public required string Theme { get; init; }

    /// <summary>The institution it is addressed to; absent when it is addressed to this portal.</summary>
    public string? Institution { get; init; }
    public string? Project { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The share of steps reached; absent where none was set.</summary>
    public decimal? Progress { get; init; }
    public required IReadOnlyList<RecommendationLineBody> History { get; init; }
}
