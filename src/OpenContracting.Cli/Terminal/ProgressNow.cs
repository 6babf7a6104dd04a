namespace OpenContracting.Cli.Terminal;

/// <summary>Reports on the thread that does the work; <see cref="Progress{T}"/> would hand over to another, after the line is gone.</summary>
public sealed class ProgressNow<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
