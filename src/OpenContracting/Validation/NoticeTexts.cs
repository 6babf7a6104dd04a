using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OpenContracting.Validation;

/// <summary>The sentences of notices in Spanish and English.</summary>
/// <remarks>
/// A check's come from the files beside it (<see cref="CheckText"/>), all others from <c>NoticeTexts.es.json</c> and
/// <c>NoticeTexts.en.json</c> under <c>notice.&lt;code&gt;.title|message|mend</c>.
/// </remarks>
public static class NoticeTexts
{
    private static readonly FrozenDictionary<string, Check> Checks = CheckList.All.ToFrozenDictionary(check => check.Code);

    // A report names few of the checks, in one language: each text is read when it is first asked for.
    private static readonly ConcurrentDictionary<(string Code, string Language), CheckText> Read = new();

    /// <summary>What is wrong, in a few words, for lists and headings.</summary>
    public static string Title(string code, string language) =>
        Check(code, language)?.Title ?? Texts.OfLibrary[language, $"notice.{code}.title"];

    /// <summary>What is wrong here, as a sentence with the notice's values.</summary>
    public static string Message(Notice notice, string language)
    {
        var template = Check(notice.Code, language)?.Message ?? Texts.OfLibrary[language, $"notice.{notice.Code}.message"];
        return Fill(template, notice, language);
    }

    /// <summary>What to do about it.</summary>
    public static string Mend(string code, string language) =>
        Check(code, language)?.Mend ?? Texts.OfLibrary[language, $"notice.{code}.mend"];

    /// <summary>Why a check did not apply: the exception its text numbers so, or that nothing it judges is there.</summary>
    public static string Because(string code, int exception, string language) =>
        Check(code, language)?.Exceptions.ElementAtOrDefault(exception - 1) ?? Texts.OfLibrary[language, "check.nothingToJudge"];

    private static CheckText? Check(string code, string language)
    {
        if (!Checks.TryGetValue(code, out var check))
            return null;
        return Read.GetOrAdd((code, language == "en" ? "en" : "es"), static (key, check) => CheckText.Of(check, key.Language), check);
    }

    // Values may hold braces themselves, so each placeholder is replaced once, from left to right.
    private static string Fill(string template, Notice notice, string language)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest[open..].IndexOf('}');
            if (close < 0)
                break;
            text.Append(rest[..open]).Append(Argument(rest.Slice(open + 1, close - 1), notice, language));
            rest = rest[(open + close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private static string Argument(ReadOnlySpan<char> name, Notice notice, string language) => name switch
    {
        // The place where text ends too early has nothing to show.
        "value" => notice.Value ?? (notice.Code == Rules.InvalidJson.Code ? Texts.OfLibrary[language, "text.end"] : ""),
        "expected" => notice.Expected ?? "",
        "types" => string.Join($" {Texts.OfLibrary[language, "type.or"]} ",
            (notice.Expected ?? "").Split('|').Select(type => Texts.OfLibrary[language, $"type.{type}"])),
        "pointer" => notice.Pointer,
        "id" => notice.ObjectId ?? "",
        _ when int.TryParse(name, CultureInfo.InvariantCulture, out var number) && (uint)number < (uint)notice.Arguments.Count =>
            notice.Arguments[number],
        _ => $"{{{name}}}",
    };
}
