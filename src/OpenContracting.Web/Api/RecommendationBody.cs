namespace OpenContracting.Web.Api;

/// <summary>A recommendation, where it stands, and all that happened to it. Who wrote a line is told by their part alone.</summary>
public sealed record RecommendationBody
{
    /// <summary>Its public name: <c>cocreacion-2023-01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its page, in Spanish.</summary>
    public required string Uri { get; init; }

    /// <summary><c>received</c>, <c>answered</c>, <c>accepted</c>, <c>partlyAccepted</c>, <c>rejected</c>, <c>inProgress</c>, <c>done</c>, <c>verified</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it came to that state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    /// <summary>Computed: an answer, a step or the whole is owed.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Where it was made: <c>coCreation</c>, <c>iti</c>, <c>assurance</c>, <c>committee</c>, <c>case</c>, <c>audit</c> or <c>workshop</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The document it stands in, in words.</summary>
    public string? SourceDocument { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>What it is called.</summary>
    public required Translated Title { get; init; }

    /// <summary>What is recommended.</summary>
    public required Translated Text { get; init; }

    /// <summary><c>dissemination</c>, <c>usage</c>, <c>irregularities</c>, <c>data</c>, <c>capacity</c>, <c>index</c>, <c>participation</c> or <c>works</c>.</summary>
    public required string Theme { get; init; }

    /// <summary>The institution it is addressed to; absent when it is addressed to this portal.</summary>
    public string? Institution { get; init; }

    /// <summary>The OC4IDS id of the project it is about.</summary>
    public string? Project { get; init; }

    /// <summary>When it was first answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The day by which it is to be done.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The share of steps reached; absent where none was set.</summary>
    public decimal? Progress { get; init; }

    /// <summary>All that happened to it, oldest first.</summary>
    public required IReadOnlyList<RecommendationLineBody> History { get; init; }
}
