namespace OpenContracting.Standards;

/// <summary>The open contracting standards this library reads and writes.</summary>
public enum Standard
{
    /// <summary>The Open Contracting for Infrastructure Data Standard.</summary>
    Oc4ids,

    /// <summary>The Open Contracting Data Standard.</summary>
    Ocds,
}
