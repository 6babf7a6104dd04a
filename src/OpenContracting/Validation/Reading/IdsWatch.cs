using OpenContracting.Json;

namespace OpenContracting.Validation.Reading;

/// <summary>Codes that may stand at a place, and which parts ask for them.</summary>
internal sealed class IdsWatch
{
    private readonly TextTable codes;
    private readonly int[][] parts;

    public IdsWatch(IReadOnlyList<(byte[] Code, int Part)> watched)
    {
        var byCode = watched.GroupBy(one => Convert.ToHexString(one.Code)).ToList();
        codes = new TextTable([.. byCode.Select(group => group.First().Code)]);
        parts = [.. byCode.Select(group => group.Select(one => one.Part).Distinct().ToArray())];
    }

    /// <summary>The parts that ask for a code.</summary>
    public ReadOnlySpan<int> PartsOf(JsonValue code) => codes.Find(code.Text) is >= 0 and var number ? parts[number] : [];
}
