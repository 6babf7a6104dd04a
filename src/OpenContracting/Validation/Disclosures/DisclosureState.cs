namespace OpenContracting.Validation.Disclosures;

/// <summary>What a project does with an element of the CoST Infrastructure Data Standard.</summary>
public enum DisclosureState
{
    /// <summary>It discloses it, due or not.</summary>
    Disclosed,

    /// <summary>It should and does not.</summary>
    Missing,

    /// <summary>It does not, and has not come so far.</summary>
    NotDue,

    /// <summary>It does not, and the element does not concern it.</summary>
    NotApplicable,
}
