namespace OpenContracting.Web.Subscriptions;

/// <summary>Where a letter's links lead.</summary>
/// <param name="Followed">All that is followed.</param>
/// <param name="Leave">Where one click stops such letters.</param>
/// <param name="Mine">Where a reader asks for the link to all their subscriptions.</param>
/// <param name="Work">The page of a work, by its id.</param>
public sealed record NewsLinks(string Followed, string Leave, string Mine, Func<string, string> Work);
