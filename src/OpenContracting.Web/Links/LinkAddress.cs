using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>The address of a document as it is asked for: of the web, without the part that only a browser reads.</summary>
public static class LinkAddress
{
    /// <summary>Names that stand for no host on the public's net (RFC 2606, RFC 6761, RFC 6762, RFC 8375).</summary>
    private static readonly string[] Invented = [".invalid", ".example", ".test", ".localhost", ".local", ".internal", ".home.arpa", ".example.com", ".example.org", ".example.net"];

    /// <summary>Null for what is no address of the web, or longer than any server takes.</summary>
    public static string? Of(string? text) => Read(text)?.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    /// <summary>Null for what is no address of the web, or longer than any server takes.</summary>
    public static Uri? Read(string? text) =>
        text is { Length: <= LinkCheck.LongestAddress } && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= LinkCheck.LongestAddress ? uri : null;

    /// <summary>Whether its host is one that nobody can have, as those of synthetic data.</summary>
    public static bool IsInvented(Uri address) => Invented.Any(name => $".{address.IdnHost}".EndsWith(name, StringComparison.OrdinalIgnoreCase));
}
