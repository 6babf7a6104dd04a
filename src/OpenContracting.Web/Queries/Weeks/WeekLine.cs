namespace OpenContracting.Web.Queries.Weeks;

/// <summary>A work to which something happened.</summary>
/// <param name="Work">As it is today; its title and institution may have changed since.</param>
/// <param name="What">In words, in the reader's language.</param>
/// <param name="More">How much more of the kind happened to it.</param>
public sealed record WeekLine(ProjectRow Work, string What, int More);
