namespace OpenContracting.Validation.Reports.Html;

/// <summary>The notices by rule and path, each rule with its page: what must hold, why, what is left out, how to mend.</summary>
internal sealed class RuleSections(StreamWriter text, HtmlWords page, ValidationReport report, int document)
{
    private readonly Dictionary<string, Check> checks = CheckList.All.ToDictionary(check => check.Code);

    public void Write()
    {
        text.WriteLine($"<section class=\"rules\" data-testid=\"rules\">\n<h3>{page.Both("html.rules")}</h3>");
        if (report.Notices.Count == 0)
            text.WriteLine($"<p>{page.Both("html.none")}</p>");
        var places = report.Notices.ToLookup(notice => (notice.Code, notice.Severity, notice.Kind, NoticeGroup.Shape(notice.Pointer)));
        foreach (var rule in NoticeGroup.Of(report.Notices).GroupBy(group => (group.Code, group.Severity, group.Kind)))
            WriteRule(rule.Key.Code, rule.Key.Severity, rule.Key.Kind, [.. rule], group => places[(group.Code, group.Severity, group.Kind, group.Path)]);
        text.WriteLine("</section>");
    }

    private void WriteRule(
        string code, Severity severity, NoticeKind kind, IReadOnlyList<NoticeGroup> groups, Func<NoticeGroup, IEnumerable<Notice>> places)
    {
        var count = report.Counts.Where(count => count.Code == code && count.Severity == severity && count.Kind == kind).Sum(count => count.Count);
        var kept = groups.Sum(group => group.Count);
        text.WriteLine($"<details class=\"rule\" data-severity=\"{NoticeJson.Word(severity)}\" id=\"rule-{document}-{code}\"{(severity == Severity.Error ? " open" : "")}>");
        text.WriteLine(
            $"<summary><span class=\"mark {NoticeJson.Word(severity)}\">{page.Both(language => ReportWords.Severity(severity, language))}</span> "
            + $"<span class=\"name\">{page.Both(language => NoticeTexts.Title(code, language))}</span> "
            + $"<span class=\"faint\">{page.Both(language => ReportWords.Kind(kind, language))} · <code>{code}</code> × {Math.Max(count, kept):N0}</span></summary>");
        text.WriteLine($"<p class=\"mend\">→ {page.BothWithCode(language => NoticeTexts.Mend(code, language))}</p>");
        if (checks.TryGetValue(code, out var check))
            WriteExplanation(check);
        foreach (var group in groups)
            WriteGroup(group, [.. places(group)]);
        if (count > kept)
            text.WriteLine($"<p class=\"remark\">{page.Both("html.notKept", count.ToString("N0"), kept.ToString("N0"))}</p>");
        text.WriteLine("</details>");
    }

    private void WriteExplanation(Check check)
    {
        var (spanish, english) = (CheckText.Of(check, "es"), CheckText.Of(check, "en"));
        string Of(Func<CheckText, string> part) => page.BothWithCode(language => part(language == "en" ? english : spanish));
        text.WriteLine($"<details class=\"explanation\"><summary>{page.Both("html.explanation")}</summary>");
        text.WriteLine($"<p>{Of(part => part.Rule)}</p>\n<p>{Of(part => part.Why)}</p>\n<p>{Of(part => part.Example)}</p>");
        if (spanish.Exceptions.Count > 0)
        {
            text.WriteLine($"<p>{page.Both("html.exceptions")}</p>\n<ol>");
            for (var i = 0; i < spanish.Exceptions.Count; i++)
                text.WriteLine($"<li>{Of(part => part.Exceptions.ElementAtOrDefault(i) ?? "")}</li>");
            text.WriteLine("</ol>");
        }

        text.WriteLine("</details>");
    }

    private void WriteGroup(NoticeGroup group, IReadOnlyList<Notice> notices)
    {
        text.WriteLine($"<h4>{HtmlWords.Pointer(group.Path)} <span class=\"faint\">× {group.Count:N0}</span></h4>");
        text.WriteLine($"<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th>{page.Both("html.place")}</th><th>{page.Both("html.notice")}</th><th>{page.Both("html.id")}</th></tr></thead>\n<tbody>");
        foreach (var notice in notices)
            text.WriteLine(
                $"<tr data-row><td class=\"place\">{notice.Line}:{notice.Column}<br>{HtmlWords.Pointer(notice.Pointer)}</td>"
                + $"<td>{page.BothWithCode(language => NoticeTexts.Message(notice, language))}{Suggestion(notice)}</td>"
                + $"<td>{HtmlWords.Escape(notice.ObjectId)}</td></tr>");
        text.WriteLine("</tbody>\n</table></div>");
    }

    private string Suggestion(Notice notice) =>
        notice.DidYouMean is { } nearest ? $" <strong>{page.Both("html.didYouMean", nearest)}</strong>" : "";
}
