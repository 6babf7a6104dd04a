using System.Collections.Concurrent;
using System.Text;
using OpenContracting.Json;
using OpenContracting.Releases.Panama;
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

    /// <summary>What the whole process remembers.</summary>
    public static PersonNumbers Remembered { get; } = new(most: 50_000);

    /// <summary>Whether a value is a person's number.</summary>
    public bool Has(JsonValue id)
    {
        if (!id.IsString && !id.IsNumber)
            return false;
        var isShort = id.IsString && !id.IsEscaped && id.RawText.Length <= LongestShort;
        Span<char> room = stackalloc char[LongestShort];
        return Find(isShort ? room[..Encoding.UTF8.GetChars(id.RawText, room)] : id.IsString ? id.GetString()! : id.ToString()) is not null;
    }

    /// <summary>Reads a person's number, as <see cref="PersonNumber.TryParse(string?, out Ruc)"/> does.</summary>
    public bool TryParse(string text, out Ruc ruc)
    {
        var found = Find(text);
        ruc = found?.Ruc ?? default;
        return found is not null;
    }

    private Person? Find(ReadOnlySpan<char> text)
    {
        // What is a person's number is data, which an operator may replace.
        var shapes = RucShapes.Of();
        if (known is not { } answers || answers.Shapes != shapes)
            known = answers = new(shapes);
        if (answers.ByText.TryGetValue(text, out var person))
            return person;
        if (answers.IsFull(most))
            known = null;
        person = PersonNumber.TryParse(text.ToString(), out var ruc) ? new(ruc) : null;
        answers.ByText.TryAdd(text, person);
        return person;
    }

    private sealed record Person(Ruc Ruc);

    private sealed class Known(RucShapes shapes)
    {
        private int count;

        public RucShapes Shapes => shapes;

        public ConcurrentDictionary<string, Person?>.AlternateLookup<ReadOnlySpan<char>> ByText { get; } =
            new ConcurrentDictionary<string, Person?>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool IsFull(int most) => Interlocked.Increment(ref count) >= most;
    }
}
