namespace OpenContracting.Validation.Indicators;

/// <summary>The red flags of Cardinal, by its codes. What each asks stands in README.md beside this file and in the texts <c>indicator.R003.*</c>.</summary>
public enum Indicator
{
    /// <summary>Little time to bid.</summary>
    R003,

    /// <summary>One tenderer.</summary>
    R018,

    /// <summary>The second price is close to the winning one.</summary>
    R024,

    /// <summary>A tenderer that bids often and hardly ever wins.</summary>
    R025,

    /// <summary>Different tenderers, same price.</summary>
    R028,

    /// <summary>The winning bid came after the deadline.</summary>
    R030,

    /// <summary>All bids but the winner's are disqualified.</summary>
    R035,

    /// <summary>The lowest bid is disqualified.</summary>
    R036,

    /// <summary>Many bids are disqualified.</summary>
    R038,

    /// <summary>A supplier of many different things.</summary>
    R048,

    /// <summary>The winning price is far below the second.</summary>
    R058,
}
