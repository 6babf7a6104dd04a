using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace OpenContracting.Validation.Reports.Html;

/// <summary>Words as markup: in both languages at once, of which the page shows one.</summary>
internal sealed partial class HtmlWords(string language)
{
    /// <summary>The language shown first.</summary>
    public string Language { get; } = language;

    /// <summary>A text of the report in both languages.</summary>
    public string Both(string key, params object?[] arguments) =>
        Both(each => arguments.Length == 0 ? ReportWords.Text(each, key) : string.Format(ReportWords.Text(each, key), arguments));

    /// <summary>A text in both languages; once where they are alike.</summary>
    public string Both(Func<string, string> text) => Pair(Escape(text("es")), Escape(text("en")));

    /// <summary>Like <see cref="Both(Func{string, string})"/>, with code between backticks shown as code.</summary>
    public string BothWithCode(Func<string, string> text) => Pair(WithCode(text("es")), WithCode(text("en")));

    /// <summary>Text that no browser takes for markup.</summary>
    public static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text ?? "")
            escaped.Append(letter switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ when !XmlConvert.IsXmlChar(letter) && !char.IsSurrogate(letter) => "\uFFFD",
                _ => letter.ToString(),
            });
        return escaped.ToString();
    }

    /// <summary>A JSON Pointer that may break after each step.</summary>
    public static string Pointer(string pointer) => $"<code>{Escape(pointer.Length == 0 ? "/" : pointer).Replace("/", "/<wbr>", StringComparison.Ordinal)}</code>";

    private static string Pair(string spanish, string english) =>
        spanish == english ? spanish : $"<span lang=\"es\">{spanish}</span><span lang=\"en\">{english}</span>";

    private static string WithCode(string text) => Code().Replace(Escape(text), "<code>$1</code>");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
