namespace OpenContracting.Web.Api;

/// <summary>A line of a recommendation's history.</summary>
public sealed record RecommendationLineBody
{
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>portal</c>, <c>institution</c> or <c>civilSociety</c>.</summary>
    public required string By { get; init; }
    public required string Kind { get; init; }
    public string? State { get; init; }
    public Translated? Text { get; init; }
    public string? Link { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>The number of the line it is about.</summary>
    public int? Target { get; init; }

    /// <summary>A later line took it back.</summary>
    public required bool Undone { get; init; }
}
