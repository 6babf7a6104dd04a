using System.Collections.Concurrent;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Releases.Rules;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases;

/// <summary>Which ids are persons' numbers, each found out once: the same few organizations stand in all of a country's releases.</summary>
/// <remarks>May be asked by several threads at a time.</remarks>
/// <param name="most">How many are remembered; then it begins anew.</param>
internal sealed class PersonNumbers(int most)
{
    private const int LongestShort = 64;

    private volatile Known? known;

    /// <summary>Whether a value is a person's number.</summary>
    public bool Has(JsonValue id)
    {
        if (!id.IsString && !id.IsNumber)
            return false;
        var isShort = id.IsString && !id.IsEscaped && id.RawText.Length <= LongestShort;
        Span<char> room = stackalloc char[LongestShort];
        ReadOnlySpan<char> text = isShort ? room[..Encoding.UTF8.GetChars(id.RawText, room)] : id.IsString ? id.GetString()! : id.ToString();
        // What is a person's number is data, which an operator may replace.
        var shapes = RucShapes.Of();
        if (known is not { } answers || answers.Shapes != shapes)
            known = answers = new(shapes);
        if (answers.ByText.TryGetValue(text, out var isPersonal))
            return isPersonal;
        if (answers.IsFull(most))
            known = null;
        isPersonal = PersonNumber.TryParse(text.ToString(), out _);
        answers.ByText.TryAdd(text, isPersonal);
        return isPersonal;
    }

    private sealed class Known(RucShapes shapes)
    {
        private int count;

        public RucShapes Shapes => shapes;

        public ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> ByText { get; } =
            new ConcurrentDictionary<string, bool>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool IsFull(int most) => Interlocked.Increment(ref count) >= most;
    }
}
