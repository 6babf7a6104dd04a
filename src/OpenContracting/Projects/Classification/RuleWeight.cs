namespace OpenContracting.Projects.Classification;

/// <summary>What a rule does to the decision.</summary>
internal enum RuleWeight
{
    /// <summary>Rules infrastructure out.</summary>
    Exclude,

    /// <summary>Speaks against, unless works on an asset are named first.</summary>
    Against,

    /// <summary>Supports works on an asset.</summary>
    Medium,
}
