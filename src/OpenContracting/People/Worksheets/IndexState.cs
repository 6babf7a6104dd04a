namespace OpenContracting.People.Worksheets;

/// <summary>Where an edition of the index stands.</summary>
public enum IndexState
{
    /// <summary>Its parts, weights and scores may change; nobody outside sees it.</summary>
    Open,

    /// <summary>Nothing of it changes; nobody outside sees it.</summary>
    Closed,

    /// <summary>Nothing of it changes, and everybody may read it.</summary>
    Published,
}
