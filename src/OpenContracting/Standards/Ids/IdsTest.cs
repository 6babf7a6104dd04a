namespace OpenContracting.Standards.Ids;

/// <summary>What an exemption asks of its path.</summary>
public enum IdsTest
{
    /// <summary>Nothing stands there.</summary>
    Absent,

    /// <summary>The value given stands there.</summary>
    Is,

    /// <summary>Something else, or nothing, stands there.</summary>
    Not,
}
