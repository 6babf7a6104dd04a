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
    private static readonly Texts Shared = new(typeof(NoticeTexts).Assembly);
    private static readonly Lazy<FrozenDictionary<string, CheckText>> Spanish = new(() => Checks("es"));
    private static readonly Lazy<FrozenDictionary<string, CheckText>> English = new(() => Checks("en"));

    /// <summary>What is wrong, in a few words, for lists and headings.</summary>
    public static string Title(string code, string language) =>
        Check(code, language)?.Title ?? Shared[language, $"notice.{code}.title"];

    /// <summary>What is wrong here, as a sentence with the notice's values.</summary>
    public static string Message(Notice notice, string language)
    {
        var template = Check(notice.Code, language)?.Message ?? Shared[language, $"notice.{notice.Code}.message"];
        return Fill(template, notice, language);
    }

    /// <summary>What to do about it.</summary>
    public static string Mend(string code, string language) =>
        Check(code, language)?.Mend ?? Shared[language, $"notice.{code}.mend"];

    /// <summary>Why a check did not apply: the exception its text numbers so, or that nothing it judges is there.</summary>
    public static string Because(string code, int exception, string language) =>
        Check(code, language)?.Exceptions.ElementAtOrDefault(exception - 1) ?? Shared[language, "check.nothingToJudge"];

    private static CheckText? Check(string code, string language) =>
        (language == "en" ? English : Spanish).Value.GetValueOrDefault(code);

    private static FrozenDictionary<string, CheckText> Checks(string language) =>
        CheckList.All.ToFrozenDictionary(check => check.Code, check => CheckText.Of(check, language));

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
        "value" => notice.Value ?? (notice.Code == Rules.InvalidJson.Code ? Shared[language, "text.end"] : ""),
        "expected" => notice.Expected ?? "",
        "types" => string.Join($" {Shared[language, "type.or"]} ",
            (notice.Expected ?? "").Split('|').Select(type => Shared[language, $"type.{type}"])),
        "pointer" => notice.Pointer,
        "id" => notice.ObjectId ?? "",
        _ when int.TryParse(name, CultureInfo.InvariantCulture, out var number) && (uint)number < (uint)notice.Arguments.Count =>
            notice.Arguments[number],
        _ => $"{{{name}}}",
    };
}
