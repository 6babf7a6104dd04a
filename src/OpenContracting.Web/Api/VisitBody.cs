namespace OpenContracting.Web.Api;

/// <summary>What a committee saw at a work, beside what the institution says.</summary>
public sealed record VisitBody
{
    public required int Id { get; init; }
    public required string Committee { get; init; }
    public required string Project { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Per cent of the work that the committee saw done.</summary>
    public required decimal Observed { get; init; }

    /// <summary>Per cent that the institution had stated by then; absent where it stated none.</summary>
    public decimal? Official { get; init; }

    /// <summary>Observed less official, in points.</summary>
    public decimal? Difference { get; init; }
    public required string Finding { get; init; }
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Ten working days after publication.</summary>
    public required DateOnly ReplyDueOn { get; init; }
    public string? Reply { get; init; }
    public DateOnly? RepliedOn { get; init; }
    public required bool ReplyLate { get; init; }

    /// <summary>The recommendation made of the finding.</summary>
    public string? Recommendation { get; init; }
    public required IReadOnlyList<VisitPhotoBody> Photos { get; init; }
}
