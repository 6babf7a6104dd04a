using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.Releases;

/// <summary>Numbers the persons of each process, where there is no secret to compute lasting ids with.</summary>
/// <remarks>
/// The releases of a process are made one by one, so their persons first go by ids computed with a secret of the moment. When all
/// releases are together, each person gets the number of their first mention: the same input gives the same numbers.
/// </remarks>
public sealed class NumberedPersons
{
    private const int SecretBytes = 32;

    private readonly byte[] prefix;

    /// <summary>Makes a new secret.</summary>
    public NumberedPersons()
    {
        var text = $"{Privacy.PersonId}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}-";
        prefix = Encoding.ASCII.GetBytes(text);
        Options = new ReleaseOptions { PrivacyKey = RandomNumberGenerator.GetBytes(SecretBytes), PersonIdPrefix = text };
    }

    /// <summary>With which the releases are to be made.</summary>
    public ReleaseOptions Options { get; }

    /// <summary>Numbers the persons of one process.</summary>
    /// <param name="states">All that is known of the process, in a fixed order.</param>
    public IReadOnlyList<ProcessState> Number(IReadOnlyList<ProcessState> states)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. states.Select(state => Has(state.Release.Json.Span) ? Number(state, numbers) : state)];
    }

    private bool Has(ReadOnlySpan<byte> bytes) => bytes.IndexOf(prefix) >= 0;

    private ProcessState Number(ProcessState state, Dictionary<string, string> numbers)
    {
        var release = state.Release;
        return state with
        {
            Release = release with
            {
                Json = Number(release.Json.Span, numbers),
                Provenance = Number(release.Provenance.Span, numbers),
                Id = Encoding.UTF8.GetString(Number(Encoding.UTF8.GetBytes(release.Id), numbers)),
            },
        };
    }

    private byte[] Number(ReadOnlySpan<byte> bytes, Dictionary<string, string> numbers)
    {
        using var numbered = new MemoryStream(bytes.Length);
        for (var at = bytes.IndexOf(prefix); at >= 0; at = bytes.IndexOf(prefix))
        {
            var end = at + prefix.Length + Privacy.DigitsOfId;
            var person = Encoding.ASCII.GetString(bytes[at..end]);
            if (!numbers.TryGetValue(person, out var number))
                numbers.Add(person, number = $"{Privacy.PersonId}{numbers.Count + 1}");
            numbered.Write(bytes[..at]);
            numbered.Write(Encoding.ASCII.GetBytes(number));
            bytes = bytes[end..];
        }

        numbered.Write(bytes);
        return numbered.ToArray();
    }
}
