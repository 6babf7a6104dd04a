namespace OpenContracting.People.Worksheets;

/// <summary>Whose figures an edition of the index has.</summary>
public enum IndexKind
{
    /// <summary>Those CoST published: shown as imported, and never reckoned anew.</summary>
    Official,

    /// <summary>Those entered here by CoST's people, indicator by indicator.</summary>
    Worksheet,
}
