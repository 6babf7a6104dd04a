namespace OpenContracting.Validation.Reports.Html;

/// <summary>What the page shows of one document: who it is, the verdicts, then from what matters most to the tables for reference.</summary>
internal sealed class DocumentSection(StreamWriter text, HtmlWords page, ReportedDocument document, int number)
{
    private readonly ValidationReport report = document.Report;

    public void Write()
    {
        text.WriteLine($"<article id=\"document-{number}\">");
        WriteIdentity();
        WriteVerdicts();
        WriteSettings();
        new RuleSections(text, page, report, number).Write();
        new CoverageSections(text, page, report).Write();
        WriteSources();
        WriteChecks();
        text.WriteLine("</article>");
    }

    private void WriteIdentity()
    {
        text.WriteLine($"<h2 class=\"document\">{HtmlWords.Escape(document.Name)}</h2>\n<dl class=\"identity\">");
        Fact("html.identity.kind", report.Identity?.Kind is { } kind ? page.Both($"html.kind.{kind}") : page.Both("html.kind.unknown"));
        if (report.Version is { } version)
            Fact("html.identity.version", HtmlWords.Escape(version.ToString()));
        Fact("html.identity.items", report.Items.ToString("N0"));
        Fact("html.identity.bytes", page.Both("html.bytes", report.Bytes.ToString("N0")));
        text.WriteLine("</dl>");
    }

    private void Fact(string key, string value) => text.WriteLine($"<div><dt>{page.Both(key)}</dt><dd>{value}</dd></div>");

    private void WriteVerdicts()
    {
        text.WriteLine("<ul class=\"verdicts\" data-testid=\"verdicts\">");
        foreach (var verdict in report.Verdicts)
        {
            var outcome = verdict.Outcome.ToString().ToLowerInvariant();
            text.WriteLine($"<li class=\"{outcome}\"><h3>{page.Both(language => ReportWords.Kind(verdict.Kind, language))}</h3>");
            text.WriteLine($"<p class=\"outcome\">{page.Both(language => ReportWords.Outcome(verdict, language))}</p>");
            text.WriteLine($"<p>{page.Both("html.numbers", verdict.Errors.ToString("N0"), verdict.Warnings.ToString("N0"))}</p></li>");
        }

        text.WriteLine($"</ul>\n<p class=\"remark\">{page.Both("report.validIsNotComplete")}</p>");
    }

    private void WriteSettings()
    {
        if (document.Settings.Count == 0)
            return;
        text.WriteLine("<ul class=\"settings\">");
        foreach (var setting in document.Settings)
            text.WriteLine($"<li>{page.Both(language => ReportWords.Setting(setting, language))}</li>");
        text.WriteLine("</ul>");
    }

    // What to send to the officer who typed the rows: by file and row, whatever the rule.
    private void WriteSources()
    {
        var rows = report.Notices.Where(notice => notice.Source is not null).ToList();
        if (rows.Count == 0)
            return;
        text.WriteLine($"<section class=\"sources\">\n<h3>{page.Both("html.sources", rows.Count.ToString("N0"))}</h3>\n<p class=\"remark\">{page.Both("html.sources.remark")}</p>");
        text.WriteLine($"<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th>{page.Both("html.source")}</th><th>{page.Both("html.notice")}</th><th>{page.Both("html.id")}</th></tr></thead>\n<tbody>");
        foreach (var notice in rows.OrderBy(notice => notice.Source, StringComparer.Ordinal))
            text.WriteLine($"<tr data-row data-severity=\"{NoticeJson.Word(notice.Severity)}\"><td>{HtmlWords.Escape(notice.Source)}</td><td>{page.Both(language => NoticeTexts.Message(notice, language))}</td><td>{HtmlWords.Escape(notice.ObjectId)}</td></tr>");
        text.WriteLine("</tbody>\n</table></div>\n</section>");
    }

    private void WriteChecks()
    {
        if (report.Checks.Count == 0)
            return;
        text.WriteLine($"<details class=\"reference\">\n<summary><h3>{page.Both("html.checks", report.Checks.Count)}</h3></summary>\n<div class=\"wide\" tabindex=\"0\"><table>");
        text.WriteLine($"<thead><tr><th>{page.Both("html.rule")}</th><th>{page.Both("html.outcome")}</th><th>{page.Both("html.passed")}</th><th>{page.Both("html.failed")}</th><th>{page.Both("html.notJudged")}</th></tr></thead>\n<tbody>");
        foreach (var check in report.Checks)
        {
            var outcome = check.Outcome.ToString().ToLowerInvariant();
            text.WriteLine(
                $"<tr><td>{page.Both(language => NoticeTexts.Title(check.Code, language))} <code>{check.Code}</code></td>"
                + $"<td class=\"{outcome}\">{page.Both($"html.check.{outcome}")}{Reasons(check)}</td>"
                + $"<td class=\"number\">{check.Passed:N0}</td><td class=\"number\">{check.Failed:N0}</td><td class=\"number\">{check.DidNotApply.Values.Sum():N0}</td></tr>");
        }

        text.WriteLine("</tbody>\n</table></div>\n</details>");
    }

    private string Reasons(CheckResult check) => check.DidNotApply.Count == 0 ? "" : $"<ul class=\"reasons\">{string.Concat(check.DidNotApply.Select(pair =>
        $"<li>{page.BothWithCode(language => NoticeTexts.Because(check.Code, pair.Key, language))}{(check.DidNotApply.Count > 1 ? $" × {pair.Value:N0}" : "")}</li>"))}</ul>";
}
