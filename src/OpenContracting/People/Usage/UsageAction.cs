namespace OpenContracting.People.Usage;

/// <summary>What was done with an item, in the words of COUNTER release 5.1 where it has one.</summary>
public enum UsageAction
{
    /// <summary>A useful look at it: its page, its detail, its badge.</summary>
    Investigation,

    /// <summary>The data themselves were delivered; counts as an investigation as well.</summary>
    Request,

    /// <summary>A share button of ours was pressed.</summary>
    Share,

    /// <summary>A ready citation was saved.</summary>
    Save,

    /// <summary>A feed of it was opened from a browser, to be subscribed to.</summary>
    Follow,
}
