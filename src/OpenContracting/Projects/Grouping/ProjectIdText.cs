using System.Text.RegularExpressions;

namespace OpenContracting.Projects.Grouping;

/// <summary>The text of a project id: a prefix such as <c>oc4ids-bu3kcz</c>, a hyphen, a local id.</summary>
internal static partial class ProjectIdText
{
    /// <summary>Whether a text begins with a prefix and a hyphen.</summary>
    public static bool StartsWithPrefix(string text) => Prefix().IsMatch(text);

    /// <summary>The local id in an id; a text that is no id is one itself.</summary>
    public static string WithoutPrefix(string text) => StartsWithPrefix(text) ? text[(ProjectIdMap.PlaceholderPrefix.Length + 1)..] : text;

    /// <summary>A local id without characters that would have to be escaped in an address.</summary>
    public static string Local(string text) => Unsafe().Replace(text.Trim(), "-").Trim('-') is { Length: > 0 } local ? local : "0";

    [GeneratedRegex("^oc4ids-[a-z0-9]{6}-.")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"[^\p{L}\p{Nd}._~-]+")]
    private static partial Regex Unsafe();
}
