namespace OpenContracting.Standards.Ids;

/// <summary>How an element is to be disclosed.</summary>
public enum IdsSet
{
    /// <summary>The core that is published without being asked.</summary>
    Core,

    /// <summary>The core that is given when asked for.</summary>
    Reactive,

    /// <summary>The five sustainability modules.</summary>
    Sustainability,
}
