namespace OpenContracting.Storage.Publications;

public enum PublicationState
{
    Building,
    Published,

    /// <summary>Did not pass a check before going out; the one before it stays.</summary>
    Stopped,
}
