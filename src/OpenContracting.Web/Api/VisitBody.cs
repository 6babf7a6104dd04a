namespace OpenContracting.Web.Api;

/// <summary>What a committee saw at a work, beside what the institution says.</summary>
public sealed record VisitBody
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>The public name of the committee.</summary>
    public required string Committee { get; init; }

    /// <summary>The OC4IDS id of the work.</summary>
    public required string Project { get; init; }

    /// <summary>The day of the visit.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Per cent of the work that the committee saw done.</summary>
    public required decimal Observed { get; init; }

    /// <summary>Per cent that the institution had stated by then; absent where it stated none.</summary>
    public decimal? Official { get; init; }

    /// <summary>Observed less official, in points.</summary>
    public decimal? Difference { get; init; }

    /// <summary>What it found, in words.</summary>
    public required string Finding { get; init; }

    /// <summary>The day this was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Ten working days after publication.</summary>
    public required DateOnly ReplyDueOn { get; init; }

    /// <summary>What the institution answered; absent until it does.</summary>
    public string? Reply { get; init; }

    /// <summary>The day of that answer.</summary>
    public DateOnly? RepliedOn { get; init; }

    /// <summary>Whether the answer came late, or is late today.</summary>
    public required bool ReplyLate { get; init; }

    /// <summary>The recommendation made of the finding.</summary>
    public string? Recommendation { get; init; }

    /// <summary>Pictures of the visit.</summary>
    public required IReadOnlyList<VisitPhotoBody> Photos { get; init; }
}
