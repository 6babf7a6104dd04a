using System.Text;
using OpenContracting.Json;
using OpenContracting.Releases.Rules;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases;

/// <summary>Which ids are persons' numbers, each found out once: the same few organizations stand in all of a country's releases.</summary>
/// <param name="most">How many are remembered; then it begins anew.</param>
internal sealed class PersonNumbers(int most)
{
    private const int LongestShort = 64;

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    // What is a person's number is data, which an operator may replace.
    private RucShapes? shapes;

    /// <summary>Whether a value is a person's number.</summary>
    public bool Has(JsonValue id)
    {
        if (!id.IsString && !id.IsNumber)
            return false;
        var isShort = id.IsString && !id.IsEscaped && id.RawText.Length <= LongestShort;
        Span<char> room = stackalloc char[LongestShort];
        ReadOnlySpan<char> text = isShort ? room[..Encoding.UTF8.GetChars(id.RawText, room)] : id.IsString ? id.GetString()! : id.ToString();
        if (shapes != RucShapes.Of())
        {
            known.Clear();
            shapes = RucShapes.Of();
        }

        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var isPersonal))
            return isPersonal;
        if (known.Count == most)
            known.Clear();
        var kept = text.ToString();
        return known[kept] = PersonNumber.TryParse(kept, out _);
    }
}
