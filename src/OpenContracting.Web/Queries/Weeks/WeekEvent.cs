namespace OpenContracting.Web.Queries.Weeks;

/// <summary>What became known of a work in a week, in the order in which the page tells it.</summary>
public enum WeekEvent
{
    /// <summary>Its status, or that of one of its processes, is another.</summary>
    Status,

    /// <summary>Who builds it or for how much was not known before.</summary>
    Contract,

    /// <summary>A budget or a contract has another amount.</summary>
    Price,

    /// <summary>An end is another day.</summary>
    Time,
    Modification,
    Payment,
    Document,

    /// <summary>It has one more contracting process.</summary>
    Process,
}
