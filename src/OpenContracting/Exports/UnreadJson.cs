namespace OpenContracting.Exports;

/// <summary>Why a piece of JSON could not be read: it is none, or it is nested deeper than is read.</summary>
internal static class UnreadJson
{
    /// <summary>How deep an item may be nested; all that is made of it is nested a little deeper and must be readable with the usual limit of 64.</summary>
    public const int MostLevels = 60;

    /// <summary>The reason, and the numbers behind it: those found and those allowed.</summary>
    public static (string Code, string? Value) Reason(ReadOnlySpan<byte> json)
    {
        var levels = Levels(json);
        return levels > MostLevels ? ("too-deep", $"{levels} > {MostLevels}") : ("malformed-json", null);
    }

    private static int Levels(ReadOnlySpan<byte> json)
    {
        var (depth, deepest, isInside) = (0, 0, false);
        for (var at = 0; at < json.Length; at++)
        {
            var one = json[at];
            if (isInside && one == '\\')
                at++;
            else if (one == '"')
                isInside = !isInside;
            else if (!isInside && one is (byte)'{' or (byte)'[')
                deepest = Math.Max(deepest, ++depth);
            else if (!isInside && one is (byte)'}' or (byte)']')
                depth--;
        }

        return deepest;
    }
}
