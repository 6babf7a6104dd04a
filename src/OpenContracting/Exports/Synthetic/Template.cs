using System.Text;

namespace OpenContracting.Exports.Synthetic;

/// <summary>A phrase of the vocabulary with its gaps, for example <c>Construcción de {asset}</c>.</summary>
internal sealed class Template
{
    private readonly (string Text, string? Gap)[] parts;

    public Template(string phrase)
    {
        var found = new List<(string, string?)>();
        var rest = phrase;
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('{');
            var close = rest.IndexOf('}');
            if (open < 0)
            {
                found.Add((rest, null));
                break;
            }

            found.Add((rest[..open], rest[(open + 1)..close]));
            rest = rest[(close + 1)..];
        }

        parts = [.. found];
    }

    /// <summary>Whether the phrase has a gap of this name.</summary>
    public bool Has(string gap) => parts.Any(part => part.Gap == gap);

    /// <summary>The phrase with its gaps filled, and <c>de el</c>, <c>a el</c> drawn together as Spanish does.</summary>
    public string Fill(StringBuilder builder, Gaps gaps, ref Dice dice)
    {
        builder.Clear();
        foreach (var (text, gap) in parts)
        {
            builder.Append(text);
            if (gap is not null)
                builder.Append(gaps.Fill(gap, ref dice));
        }

        return builder.Replace(" de el ", " del ").Replace(" a el ", " al ").ToString();
    }
}
