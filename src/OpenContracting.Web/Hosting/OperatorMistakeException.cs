namespace OpenContracting.Web.Hosting;

/// <summary>Arguments or settings that cannot be served: one plain sentence each; the process ends with exit code 2.</summary>
public sealed class OperatorMistakeException(params IReadOnlyList<string> sentences) : Exception(string.Join('\n', sentences))
{
    public const int ExitCode = 2;

    public IReadOnlyList<string> Sentences { get; } = sentences;
}
