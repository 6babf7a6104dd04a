using OpenContracting.Standards;

namespace OpenContracting.Validation.Schema;

/// <summary>What a property's name may have been meant to be.</summary>
internal static class PropertyNames
{
    /// <summary>The property of the place that is at most one slip in four letters away; null when none is.</summary>
    public static string? Nearest(string wrong, PlanNode place)
    {
        if (wrong.Length > 100)
            return null;
        string? nearest = null;
        var folded = FoldedText.Fold(wrong);
        var best = folded.Length / 4 + 2;
        foreach (var property in place.Properties)
        {
            var distance = EditDistance.Between(folded, FoldedText.Fold(property.Name), best);
            if (!property.Declared || distance >= best)
                continue;
            best = distance;
            nearest = property.Name;
        }

        return nearest;
    }

    /// <summary>Whether a suffix is a language tag of BCP 47 by its shape: letters, then groups of up to eight letters and digits.</summary>
    public static bool IsLanguage(ReadOnlySpan<byte> tag)
    {
        var isFirst = true;
        foreach (var range in tag.Split((byte)'-'))
        {
            var part = tag[range];
            if (part.Length is 0 or > 8)
                return false;
            foreach (var b in part)
                if (isFirst ? !char.IsAsciiLetter((char)b) : !char.IsAsciiLetterOrDigit((char)b))
                    return false;
            if (isFirst && part.Length == 1 && (part[0] | 0x20) != 'x')
                return false;
            isFirst = false;
        }

        return true;
    }
}
