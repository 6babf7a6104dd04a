using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenContracting.Validation;

/// <summary>What a person reads about a check, from <c>&lt;Check&gt;.es.md</c> and <c>&lt;Check&gt;.en.md</c> beside it.</summary>
/// <remarks>
/// The file is a title, the rule, and five headed sections in this order, whatever the language calls them:
/// the notice's sentence, why it matters, an example, the exceptions as a numbered list, how to mend.
/// </remarks>
public sealed partial record CheckText
{
    /// <summary>The fact that is wrong when the check fails, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What must hold.</summary>
    public required string Rule { get; init; }

    /// <summary>The notice's sentence, with <c>{value}</c>, <c>{expected}</c>, <c>{0}</c>, <c>{1}</c> … to fill in.</summary>
    public required string Message { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>A right and a wrong example.</summary>
    public required string Example { get; init; }

    /// <summary>What is left out; a check that did not apply names one by its number, from 1.</summary>
    public required IReadOnlyList<string> Exceptions { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Mend { get; init; }

    /// <summary>The whole file, as Markdown.</summary>
    public required string Markdown { get; init; }

    /// <summary>Reads a check's text in <c>es</c> or <c>en</c>.</summary>
    /// <exception cref="FileNotFoundException">The check has no such file beside it.</exception>
    /// <exception cref="FormatException">The file has not the five sections.</exception>
    public static CheckText Of(Check check, string language)
    {
        var type = check.GetType();
        var folder = type.Namespace!.Replace("OpenContracting.", "", StringComparison.Ordinal).Replace('.', '/');
        var markdown = Read(type.Assembly, $"{folder}/{type.Name}.{language}.md");
        return Parse(check.Variant is { } variant ? FillWords(markdown, variant, language) : markdown);
    }

    // {the} is the word itself, {The} the word at the beginning of a sentence; what is no word of the variant is left for the notice.
    private static string FillWords(string markdown, string variant, string language) =>
        Word().Replace(markdown, match =>
        {
            var key = $"check.{variant}.{match.Groups[1].Value.ToLowerInvariant()}{match.Groups[2].Value}";
            var word = Texts.OfLibrary[language, key];
            return word == key ? match.Value : char.IsUpper(match.Value[1]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;
        });

    internal static CheckText Parse(string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Split("\n## ");
        if (parts.Length != 6 || !parts[0].StartsWith("# ", StringComparison.Ordinal))
            throw new FormatException("A check's text is a title, the rule and five sections headed by ##.");
        var head = parts[0].Split('\n', 2);
        return new CheckText
        {
            Title = head[0][2..].Trim(),
            Rule = head[1].Trim(),
            Message = Body(parts[1]),
            Why = Body(parts[2]),
            Example = Body(parts[3]),
            Exceptions = [.. Numbered().Matches(Body(parts[4])).Select(match => match.Groups[1].Value.Trim())],
            Mend = Body(parts[5]),
            Markdown = markdown,
        };
    }

    private static string Body(string section) => section.Split('\n', 2) is [_, var body] ? body.Trim() : "";

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The check has no text: '{name}' is not beside it.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(\p{L})(\p{L}*)\}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?m)^\d+\.\s+(.+)$")]
    private static partial Regex Numbered();
}
