using System.Text;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Conversion;

/// <summary>The secret from which ids of persons are computed: in a file, or in the environment where a command line would show it.</summary>
/// <remarks>With the same secret the same person has the same id in every conversion; who does not have it can reverse none.</remarks>
public static class PrivacyKeyFile
{
    /// <summary>The variable that holds the secret where no file is named.</summary>
    public const string Variable = "OPENCONTRACTING_PRIVACY_KEY";

    // Identity numbers are few enough to be tried out one by one: only a secret nobody guesses keeps them.
    private const int ShortestBytes = 16;

    /// <summary>Reads the secret; empty when there is none.</summary>
    /// <exception cref="OperatorException">It is too short to be one.</exception>
    public static ReadOnlyMemory<byte> Read(string? path, Session session)
    {
        var text = path is null ? Environment.GetEnvironmentVariable(Variable) : File.ReadAllText(path);
        if (string.IsNullOrEmpty(text) && path is null)
            return default;
        var key = Encoding.UTF8.GetBytes(text!.Trim());
        return key.Length >= ShortestBytes
            ? key
            : throw new OperatorException(session.Text("convert.shortKey", path ?? Variable, ShortestBytes), ExitCode.Usage);
    }
}
