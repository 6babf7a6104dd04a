namespace OpenContracting.Jobs.Runs;

/// <summary>The run ends here for a reason that trying again would not change: an unreadable export, a failed cross-check.</summary>
/// <param name="code">A stable kebab-case code.</param>
/// <param name="detail">What was found, for operators.</param>
public sealed class RunStoppedException(string code, string detail) : Exception(detail)
{
    public string Code { get; } = code;
}
