using OpenContracting.Json;
using OpenContracting.Releases.Rules;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases;

/// <summary>Which ids are persons' numbers, each found out once: the same few organizations stand in all of a country's releases.</summary>
/// <param name="most">How many are remembered; then it begins anew.</param>
internal sealed class PersonNumbers(int most)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    // What is a person's number is data, which an operator may replace.
    private RucShapes? shapes;

    /// <summary>Whether a value is a person's number.</summary>
    public bool Has(JsonValue id)
    {
        if (!id.IsString && !id.IsNumber)
            return false;
        var text = id.IsString ? id.GetString()! : id.ToString();
        if (shapes != RucShapes.Of())
        {
            known.Clear();
            shapes = RucShapes.Of();
        }

        if (known.TryGetValue(text, out var isPersonal))
            return isPersonal;
        if (known.Count == most)
            known.Clear();
        return known[text] = PersonNumber.TryParse(text, out _);
    }
}
