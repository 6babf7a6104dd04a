namespace OpenContracting.Web.Validations;

/// <summary>A submission in line in this process.</summary>
internal sealed record QueuedSubmission(string Id, string Path, string Name)
{
    /// <summary>Done when the report is stored, or will never be.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
