namespace OpenContracting.Cli;

/// <summary>The operator's mistake, or an input that cannot be read: one plain sentence and the exit code that goes with it.</summary>
public sealed class OperatorException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
