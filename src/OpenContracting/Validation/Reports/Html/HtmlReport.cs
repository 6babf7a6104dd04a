using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.Validation.Reports.Html;

/// <summary>One page for a browser, complete in itself: both languages, filters, print and dark colours; it asks no network for anything.</summary>
/// <remarks>Without script everything can be read and switched but the filter box; what the document says is shown as text, never as markup.</remarks>
public sealed class HtmlReport : IReportFormat
{
    private static readonly Lazy<string> Style = new(() => Read("Html/report.css"));
    private static readonly Lazy<string> Script = new(() => Read("Html/report.js"));

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string MediaType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public bool ShowsIdsElements => true;

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var page = new HtmlWords(language);
        WriteHead(text, documents, language);
        text.WriteLine("<body>");
        WriteSwitches(text, page);
        text.WriteLine("<main>");
        text.WriteLine($"<h1>{page.Both("html.title")}</h1>");
        if (documents.Count > 1)
            WriteContents(text, documents, page);
        for (var i = 0; i < documents.Count; i++)
            new DocumentSection(text, page, documents[i], i + 1).Write();
        text.WriteLine($"<footer>{page.Both("html.footer", Version)}</footer>");
        text.WriteLine("</main>");
        text.WriteLine($"<script>{Script.Value}</script>");
        text.WriteLine("</body>\n</html>");
    }

    private static string Version => typeof(HtmlReport).Assembly.GetName().Version!.ToString(3);

    private static void WriteHead(StreamWriter text, IReadOnlyList<ReportedDocument> documents, string language)
    {
        var name = documents.Count == 1 ? documents[0].Name + " · " : "";
        text.WriteLine($"<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">");
        text.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        text.WriteLine("<meta name=\"robots\" content=\"noindex\">");
        text.WriteLine($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(Style.Value)}'; script-src '{Hash(Script.Value)}'\">");
        text.WriteLine($"<title>{HtmlWords.Escape(name + ReportWords.Text(language, "html.title"))}</title>");
        text.WriteLine($"<style>{Style.Value}</style>\n</head>");
    }

    private static void WriteSwitches(StreamWriter text, HtmlWords page)
    {
        text.WriteLine("<nav class=\"switches\" data-testid=\"switches\">");
        foreach (var (code, name) in new[] { ("es", "Español"), ("en", "English") })
            text.WriteLine($"<label><input type=\"radio\" name=\"language\" id=\"in-{code}\"{(page.Language == code ? " checked" : "")}> <span lang=\"{code}\" class=\"own\">{name}</span></label>");
        text.WriteLine("<span class=\"gap\"></span>");
        foreach (var severity in Enum.GetValues<Severity>())
            text.WriteLine($"<label><input type=\"checkbox\" id=\"with-{NoticeJson.Word(severity)}\" checked> {page.Both(language => ReportWords.Severity(severity, language))}</label>");
        text.WriteLine($"<label class=\"search\" hidden>{page.Both("html.filter")} <input type=\"search\" id=\"filter\"></label>");
        text.WriteLine("</nav>");
    }

    private static void WriteContents(StreamWriter text, IReadOnlyList<ReportedDocument> documents, HtmlWords page)
    {
        text.WriteLine($"<nav class=\"contents\">\n<h2>{page.Both("html.documents", documents.Count)}</h2>\n<ol>");
        for (var i = 0; i < documents.Count; i++)
        {
            var report = documents[i].Report;
            var (errors, warnings) = (report.Verdicts.Sum(verdict => verdict.Errors), report.Verdicts.Sum(verdict => verdict.Warnings));
            text.WriteLine($"<li><a href=\"#document-{i + 1}\">{HtmlWords.Escape(documents[i].Name)}</a> {page.Both("html.numbers", errors.ToString("N0"), warnings.ToString("N0"))}</li>");
        }

        text.WriteLine("</ol>\n</nav>");
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("Validation/Reports/" + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
