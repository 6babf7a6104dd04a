namespace OpenContracting.Projects.Mapping;

/// <summary>Addresses as the standard asks for them: absolute, only characters a URI may have.</summary>
internal static class UriText
{
    /// <summary>The address, characters that need it escaped; null when it is no absolute URI.</summary>
    public static string? Write(string text)
    {
        var trimmed = text.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || !trimmed.Contains(':') || trimmed.StartsWith('/'))
            return null;
        if (trimmed.All(IsAllowed) && !HasBrokenEscape(trimmed))
            return trimmed;
        var escaped = uri.AbsoluteUri;
        return escaped.All(IsAllowed) && !HasBrokenEscape(escaped) ? escaped : null;
    }

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-._~:/?#[]@!$&'()*+,;=%".Contains(character);

    private static bool HasBrokenEscape(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return true;
        return false;
    }
}
