using System.Buffers;

namespace OpenContracting.Json;

/// <summary>An absolute URI by the grammar of RFC 3986, and nothing looser.</summary>
/// <remarks>
/// Refused, as the official review tools refuse them: spaces, accents that are not percent-encoded, braces, a backslash, a bad <c>%zz</c>,
/// two <c>#</c>, no scheme, the empty string. Any scheme will do.
/// </remarks>
internal static class UriText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly SearchValues<byte> SchemeCharacters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<byte> UserCharacters = Set(Unreserved + SubDelimiters + ":%");
    private static readonly SearchValues<byte> HostCharacters = Set(Unreserved + SubDelimiters + "%");
    private static readonly SearchValues<byte> PathCharacters = Set(Unreserved + SubDelimiters + ":@%/");
    private static readonly SearchValues<byte> QueryCharacters = Set(Unreserved + SubDelimiters + ":@%/?");
    private static readonly SearchValues<byte> FutureCharacters = Set(Unreserved + SubDelimiters + ":");

    /// <summary>Whether the text is an absolute URI, with or without a fragment.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || !char.IsAsciiLetter((char)text[0]) || text[..colon].ContainsAnyExcept(SchemeCharacters))
            return false;
        var rest = text[(colon + 1)..];
        if (Split(ref rest, (byte)'#', out var fragment) && !Consists(fragment, QueryCharacters))
            return false;
        if (Split(ref rest, (byte)'?', out var query) && !Consists(query, QueryCharacters))
            return false;
        if (!rest.StartsWith("//"u8))
            return Consists(rest, PathCharacters);
        rest = rest[2..];
        var slash = rest.IndexOf((byte)'/');
        var path = slash < 0 ? default : rest[slash..];
        return Consists(path, PathCharacters) && IsAuthority(slash < 0 ? rest : rest[..slash]);
    }

    private static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        if (authority.IndexOf((byte)'@') is var at and >= 0)
        {
            if (!Consists(authority[..at], UserCharacters))
                return false;
            authority = authority[(at + 1)..];
        }

        if (authority.StartsWith("["u8))
        {
            var close = authority.IndexOf((byte)']');
            return close > 0 && IsLiteralAddress(authority[1..close]) && IsPort(authority[(close + 1)..]);
        }

        var colon = authority.IndexOf((byte)':');
        return Consists(colon < 0 ? authority : authority[..colon], HostCharacters)
            && IsPort(colon < 0 ? default : authority[colon..]);
    }

    private static bool IsPort(ReadOnlySpan<byte> port) =>
        port.IsEmpty || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));

    private static bool IsLiteralAddress(ReadOnlySpan<byte> address)
    {
        if (address.IsEmpty)
            return false;
        if ((address[0] | 0x20) == 'v')
        {
            var dot = address.IndexOf((byte)'.');
            return dot > 1 && IsHex(address[1..dot]) && dot + 1 < address.Length && !address[(dot + 1)..].ContainsAnyExcept(FutureCharacters);
        }

        return IsIpV6(address);
    }

    // Up to eight groups of one to four hex digits, one run of groups left out by ::, an IPv4 address as the last two.
    private static bool IsIpV6(ReadOnlySpan<byte> address)
    {
        var groups = 0;
        var gap = false;
        while (!address.IsEmpty)
        {
            if (address.StartsWith("::"u8) && !gap)
            {
                gap = true;
                address = address[2..];
                if (address.IsEmpty)
                    break;
            }
            else if (groups > 0)
            {
                if (address[0] != ':')
                    return false;
                address = address[1..];
            }

            var colon = address.IndexOf((byte)':');
            var group = colon < 0 ? address : address[..colon];
            if (colon < 0 && group.IndexOf((byte)'.') >= 0)
            {
                if (!IsIpV4(group))
                    return false;
                groups += 2;
            }
            else if (group.Length is 0 or > 4 || !IsHex(group))
            {
                return false;
            }
            else
            {
                groups++;
            }

            address = address[group.Length..];
        }

        return gap ? groups <= 7 : groups == 8;
    }

    private static bool IsIpV4(ReadOnlySpan<byte> address)
    {
        var parts = 0;
        foreach (var range in address.Split((byte)'.'))
        {
            var part = address[range];
            if (part.Length is 0 or > 3 || part.ContainsAnyExceptInRange((byte)'0', (byte)'9') || (part.Length > 1 && part[0] == '0')
                || int.Parse(part) > 255)
                return false;
            parts++;
        }

        return parts == 4;
    }

    private static bool Split(ref ReadOnlySpan<byte> text, byte separator, out ReadOnlySpan<byte> after)
    {
        var at = text.IndexOf(separator);
        after = at < 0 ? default : text[(at + 1)..];
        text = at < 0 ? text : text[..at];
        return at >= 0;
    }

    private static bool Consists(ReadOnlySpan<byte> text, SearchValues<byte> allowed)
    {
        if (text.ContainsAnyExcept(allowed))
            return false;
        for (var percent = text.IndexOf((byte)'%'); percent >= 0; percent = text.IndexOf((byte)'%'))
        {
            if (percent + 2 >= text.Length || !IsHex(text.Slice(percent + 1, 2)))
                return false;
            text = text[(percent + 3)..];
        }

        return true;
    }

    private static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
            if (!char.IsAsciiHexDigit((char)b))
                return false;
        return true;
    }

    private static SearchValues<byte> Set(string characters) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(characters));
}
