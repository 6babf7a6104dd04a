namespace OpenContracting.Web.Api;

/// <summary>A line of a recommendation's history.</summary>
public sealed record RecommendationLineBody
{
    /// <summary>Its place in the history, from 1 without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>portal</c>, <c>institution</c> or <c>civilSociety</c>.</summary>
    public required string By { get; init; }

    /// <summary><c>received</c>, <c>state</c>, <c>due</c>, <c>milestone</c>, <c>milestoneReached</c>, <c>evidence</c>, <c>note</c> or <c>undo</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The new state, with <c>state</c> alone.</summary>
    public string? State { get; init; }

    /// <summary>What was written.</summary>
    public Translated? Text { get; init; }

    /// <summary>Where something can be seen.</summary>
    public string? Link { get; init; }

    /// <summary>The day it names: made on, due on, or of a step.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The number of the line it is about.</summary>
    public int? Target { get; init; }

    /// <summary>A later line took it back.</summary>
    public required bool Undone { get; init; }
}
