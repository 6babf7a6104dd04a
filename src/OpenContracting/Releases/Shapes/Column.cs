using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Releases.Shapes;

/// <summary>The name of a column, and what it says as the path of a value in DGCP's monthly tables; each is made once.</summary>
internal sealed class Column
{
    /// <summary>What the columns begin with that are paths of the compiled release.</summary>
    public const string Prefix = "compiledRelease/";

    private const string Element = "/0/";
    private const int LongestShort = 200;
    private const int MostRemembered = 4_000;

    // Column names come with the data, so what is remembered of them is bounded.
    private static readonly ConcurrentDictionary<string, Column>.AlternateLookup<ReadOnlySpan<char>> Remembered =
        new ConcurrentDictionary<string, Column>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private Column(string name)
    {
        Name = name;
        IsInRelease = name.StartsWith(Prefix, StringComparison.Ordinal);
        var last = name.LastIndexOf(Element, StringComparison.Ordinal);
        ArrayPath = last < 0 ? "" : name[..(last + Element.Length - 1)];
        Names = IsInRelease ? name[(last < 0 ? Prefix.Length : ArrayPath.Length + 1)..].Split('/') : [];
        Amount = string.Concat(name.AsSpan(0, name.LastIndexOf('/') + 1), "amount");
    }

    /// <summary>The name as it stands in the header.</summary>
    public string Name { get; }

    /// <summary>Whether it is the path of a value in the compiled release.</summary>
    public bool IsInRelease { get; }

    /// <summary>The path up to its last array: <c>compiledRelease/awards/0/items/0</c>; empty without one.</summary>
    public string ArrayPath { get; }

    /// <summary>The names of the properties that lead from there, or from the release, to the value.</summary>
    public string[] Names { get; }

    /// <summary>The column beside it that would hold the amount.</summary>
    public string Amount { get; }

    /// <summary>The column a property of a row stands for.</summary>
    public static Column Of(JsonProperty property)
    {
        var bytes = JsonMarshal.GetRawUtf8PropertyName(property);
        if (bytes.Length > LongestShort || bytes.Contains((byte)'\\'))
            return Of(property.Name);
        Span<char> name = stackalloc char[LongestShort];
        return Of(name[..Encoding.UTF8.GetChars(bytes, name)]);
    }

    private static Column Of(ReadOnlySpan<char> name)
    {
        if (Remembered.TryGetValue(name, out var known))
            return known;
        var column = new Column(name.ToString());
        if (Remembered.Dictionary.Count < MostRemembered)
            Remembered.TryAdd(name, column);
        return column;
    }
}
