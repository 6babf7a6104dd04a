namespace OpenContracting.Web.Queries.Weeks;

/// <summary>The works to which one kind of thing happened.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Works">To how many works.</param>
/// <param name="Lines">Those of the largest amounts.</param>
public sealed record WeekSection(WeekEvent Event, int Works, IReadOnlyList<WeekLine> Lines);
