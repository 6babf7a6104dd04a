namespace OpenContracting.Storage.Pulls;

/// <summary>How a source lays its data out.</summary>
public enum PullStrategy
{
    /// <summary>One file at one address, asked for again each time.</summary>
    File,

    /// <summary>One file a month, at an address with <c>{year}</c> and <c>{month}</c>.</summary>
    Months,

    /// <summary>Pages of JSON, each naming the next in <c>links.next</c>.</summary>
    Pages,

    /// <summary>The V3 portal's service: lists of acts by the month of their last change, and a page of each act listed.</summary>
    Acts,
}
