namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>The beginning of ids that are unique in the world: a standard's name, a hyphen, six lower-case letters or digits.</summary>
internal static class Prefix
{
    private const int Registered = 6;

    /// <summary>Whether a text begins with the standard's name (<c>oc4ids-</c>) and six lower-case letters or digits.</summary>
    public static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> standard)
    {
        if (text.Length < standard.Length + Registered || !text.StartsWith(standard))
            return false;
        foreach (var b in text.Slice(standard.Length, Registered))
            if (b is not (>= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9'))
                return false;
        return true;
    }

    /// <summary>The prefix of a text that <see cref="Begins"/>.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, ReadOnlySpan<byte> standard) =>
        text[..(standard.Length + Registered)];
}
