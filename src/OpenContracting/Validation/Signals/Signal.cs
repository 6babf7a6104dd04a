namespace OpenContracting.Validation.Signals;

/// <summary>A question that the data of a project leave open. Texts: <c>signal.cost-growth.*</c>; never an accusation.</summary>
public enum Signal
{
    /// <summary>The contract costs much more than as signed.</summary>
    CostGrowth,

    /// <summary>The contract ends much later than as signed.</summary>
    Delay,

    /// <summary>Many small changes of value, each below a tenth, together above it.</summary>
    RepeatedModifications,

    /// <summary>One tenderer in a procedure that is open to several.</summary>
    SingleBidder,

    /// <summary>Few days to bid in an open procedure.</summary>
    ShortTender,

    /// <summary>Small contracts with one supplier in one month, together above the limit for small ones.</summary>
    SplitContracts,

    /// <summary>Half or more of an institution's contracted value goes to one supplier.</summary>
    Concentration,

    /// <summary>Much more is paid than is built.</summary>
    PaidAhead,

    /// <summary>The tender was published after the contract began.</summary>
    AfterTheFact,

    /// <summary>A change of the contract has no reason.</summary>
    MissingReasons,
}
