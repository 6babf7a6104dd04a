namespace OpenContracting.Storage.Runs;

public enum RunState
{
    Waiting,
    Running,
    Done,

    /// <summary>A partition failed too often; a person may start it again.</summary>
    Failed,

    /// <summary>Ended on purpose, with a reason: an unreadable export, a publication that did not pass its cross-check.</summary>
    Stopped,
}
