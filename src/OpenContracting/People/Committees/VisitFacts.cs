namespace OpenContracting.People.Committees;

/// <summary>What a committee saw at a work, beside what the institution says, and the clock of the institution's reply.</summary>
public sealed record VisitFacts
{
    /// <summary>Working days within which the institution owes a reply.</summary>
    public const int WorkingDaysToReply = 10;

    /// <summary>When the visit was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Per cent of the work that the committee saw done.</summary>
    public required decimal Observed { get; init; }

    /// <summary>Per cent that the institution stated last, up to the day of the visit; null where it stated none.</summary>
    public decimal? Official { get; init; }

    /// <summary>When the institution replied; null while it has not.</summary>
    public DateOnly? RepliedOn { get; init; }

    /// <summary>Observed less official, in points; null where nothing official is known.</summary>
    public decimal? Difference => Observed - Official;

    /// <summary>The last day of the reply's clock.</summary>
    public DateOnly ReplyDueOn => WorkingDays.After(PublishedOn, WorkingDaysToReply);

    /// <summary>Whether the reply is owed since before a day, or came after its clock.</summary>
    public bool IsReplyLate(DateOnly today) => (RepliedOn ?? today) > ReplyDueOn;
}
