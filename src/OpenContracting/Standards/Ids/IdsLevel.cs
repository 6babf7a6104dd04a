namespace OpenContracting.Standards.Ids;

/// <summary>Whose life an element follows.</summary>
public enum IdsLevel
{
    /// <summary>The project's.</summary>
    Project,

    /// <summary>That of each contracting process.</summary>
    Process,
}
