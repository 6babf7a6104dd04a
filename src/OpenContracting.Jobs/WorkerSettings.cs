namespace OpenContracting.Jobs;

/// <summary>How soon the work of a process that died is taken over by others.</summary>
public sealed record WorkerSettings
{
    /// <summary>
    /// A worker that has not been heard of for this long is taken for dead. Too short a time costs work done twice, never a wrong result.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a worker says that it lives, and looks for work that was lost.</summary>
    public TimeSpan Heartbeat => Lease / 4;

    /// <summary>After this time a job that nobody began is taken for lost, unless its run is being worked on.</summary>
    public TimeSpan LongestInQueue => Lease * 3;
}
