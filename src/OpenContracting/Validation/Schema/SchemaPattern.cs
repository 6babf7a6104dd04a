using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenContracting.Validation.Schema;

/// <summary>A <c>pattern</c> of a schema, read as ECMAScript writes them.</summary>
internal sealed class SchemaPattern
{
    // The same few patterns stand at hundreds of places.
    private static readonly ConcurrentDictionary<string, SchemaPattern> Known = new(StringComparer.Ordinal);

    // Making one takes milliseconds, and most patterns of a schema are never asked.
    private readonly Lazy<Regex> regex;

    private SchemaPattern(string source)
    {
        Source = source;
        Prefix = Encoding.UTF8.GetBytes(LiteralPrefix(source));
        var pattern = Translate(source);
        _ = new Regex(pattern, RegexOptions.CultureInvariant);
        regex = new(() => Compile(pattern));
    }

    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    public static SchemaPattern Of(string source) => Known.GetOrAdd(source, text => new SchemaPattern(text));

    public string Source { get; }

    /// <summary>What every match begins with; empty when that cannot be told.</summary>
    public byte[] Prefix { get; }

    public bool IsMatch(string text) => regex.Value.IsMatch(text);

    // A schema of an extension is written by strangers: the engine without backtracking cannot be made to hang.
    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
    }

    // .NET's $ also matches before a last line end, and its \d takes the digits of every script; ECMAScript's do neither.
    private static string Translate(string source)
    {
        var result = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\\' && i + 1 < source.Length)
            {
                result.Append((source[++i], inClass) switch
                {
                    ('d', true) => "0-9",
                    ('d', false) => "[0-9]",
                    ('D', false) => "[^0-9]",
                    ('w', true) => "A-Za-z0-9_",
                    ('w', false) => "[A-Za-z0-9_]",
                    ('W', false) => "[^A-Za-z0-9_]",
                    var (other, _) => $"\\{other}",
                });
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            result.Append(c == '$' && !inClass ? @"\z" : c.ToString());
        }

        return result.ToString();
    }

    private static string LiteralPrefix(string source)
    {
        if (!source.StartsWith('^') || source.Contains('|') && !source.StartsWith("^(", StringComparison.Ordinal))
            return "";
        // ^(title_(...|...))$ : one group around everything keeps the alternatives away from the prefix.
        var i = source.StartsWith("^(", StringComparison.Ordinal) && source.EndsWith(")$", StringComparison.Ordinal) ? 2 : 1;
        var start = i;
        while (i < source.Length && (char.IsAsciiLetterOrDigit(source[i]) || source[i] == '_'))
            i++;
        var optional = i < source.Length && source[i] is '?' or '*' or '{' or '|';
        return optional || i == source.Length ? "" : Depth(source, i) ? source[start..i] : "";
    }

    // Whether a bar outside inner parentheses would make the prefix only one of several.
    private static bool Depth(string source, int from)
    {
        var depth = 0;
        for (var i = from; i < source.Length; i++)
        {
            depth += source[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (source[i] == '|' && depth <= 0)
                return false;
        }

        return true;
    }
}
