using System.Text;
using OpenContracting.Cli.Terminal;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Validation;

/// <summary>The report a person reads on a terminal: four verdicts, then what is wrong by rule and path, with the first places.</summary>
public static class PrettyReport
{
    private const int Shown = 40;

    // A space at which no line ends.
    private const char Unbroken = '\u00A0';

    public static void Write(Stream output, IReadOnlyList<ReportedDocument> documents, Session session, bool colour)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var document in documents)
            WriteDocument(new Page(text, colour ? session.Width : Wrapping.WidthOf(redirected: true)), document, session, new Ink(colour));
    }

    private static void WriteDocument(Page text, ReportedDocument document, Session session, Ink ink)
    {
        var report = document.Report;
        text.WriteWhole(ink.Strong(Ink.Visible(document.Name)));
        text.WriteLine(report is { Version: { } version, Identity.Kind: { } kind }
            ? session.Text("pretty.identity", version, ReportWords.Document(kind, session.Language), report.Items.ToString("N0"), Size(report.Bytes))
            : session.Text("pretty.noIdentity", Size(report.Bytes)));
        text.WriteWhole("");
        foreach (var verdict in report.Verdicts)
            text.WriteLine("  " + Verdict(verdict, session, ink));
        foreach (var setting in document.Settings)
            text.WriteLine("  " + Ink.Visible(ReportWords.Setting(setting, session.Language)), hanging: 4);
        text.WriteWhole("");

        var groups = NoticeGroup.Of(report.Notices);
        foreach (var group in groups.Take(Shown))
            WriteGroup(text, group, group.TotalIn(report, groups), group.CutIn(report), session, ink);
        if (groups.Count > Shown)
            text.WriteLine(session.Text("pretty.moreGroups", groups.Count - Shown) + "\n");
        foreach (var count in report.Counts.Where(count => count.Count > count.Kept && !groups.Take(Shown).Any(group => group.CutIn(report) == count)))
            text.WriteLine(session.Text("pretty.notKept", count.Code, count.Count.ToString("N0"), count.Kept.ToString("N0")));
        if (report.Checks.Count > 0)
            text.WriteLine(ink.Faint(session.Text("pretty.checks", Checks(report, CheckOutcome.Passed), Checks(report, CheckOutcome.Failed), Checks(report, CheckOutcome.DidNotApply))));
        text.WriteLine(session.Text("pretty.validIsNotComplete"));
        text.WriteWhole("");
    }

    private static int Checks(ValidationReport report, CheckOutcome outcome) => report.Checks.Count(check => check.Outcome == outcome);

    private static string Verdict(Verdict verdict, Session session, Ink ink)
    {
        var mark = verdict.Outcome switch
        {
            VerdictOutcome.Passed when verdict.Percentage is not null => ink.Faint("·"),
            VerdictOutcome.Passed => ink.Good("✔"),
            VerdictOutcome.Failed => ink.Bad("✘"),
            _ => ink.Faint("–"),
        };
        var numbers = verdict.Errors + verdict.Warnings == 0 ? "" : session.Text("pretty.numbers", verdict.Errors.ToString("N0"), verdict.Warnings.ToString("N0"));
        return $"{mark} {ReportWords.Kind(verdict.Kind, session.Language),-12} {ReportWords.Outcome(verdict, session.Language)} {ink.Faint(numbers)}".TrimEnd();
    }

    private static void WriteGroup(Page text, NoticeGroup group, long total, NoticeCount? cut, Session session, Ink ink)
    {
        var severity = ReportWords.Severity(group.Severity, session.Language);
        var head = group.Severity switch
        {
            Severity.Error => ink.Bad(severity),
            Severity.Warning => ink.Warn(severity),
            _ => ink.Faint(severity),
        };
        text.WriteLine($"{head}  {ink.Strong(NoticeTexts.Title(group.Code, session.Language))}  {ink.Faint($"{group.Code}{Unbroken}×{Unbroken}{total:N0}")}", hanging: 4);
        text.WriteWhole($"    {(group.Path.Length == 0 ? "/" : Ink.Visible(group.Path))}");
        foreach (var notice in group.First)
            text.WriteLine($"    {ink.Faint(Ink.Visible(ReportedDocument.PlaceOf(notice)))}  {Ink.Visible(ReportWords.Sentence(notice, session.Language))}{Owner(notice, ink)}", hanging: 6);
        if (group.Count > group.First.Count)
            text.WriteLine("    " + ink.Faint(session.Text("pretty.more", (group.Count - group.First.Count).ToString("N0"))), hanging: 6);
        if (cut is not null)
            text.WriteLine("    " + ink.Faint(ReportWords.NotKept(cut, session.Language)), hanging: 6);
        text.WriteLine($"    → {NoticeTexts.Mend(group.Code, session.Language)}", hanging: 6);
        text.WriteWhole("");
    }

    private static string Owner(Notice notice, Ink ink) => notice.ObjectId is { } id ? "  " + ink.Faint(Ink.Visible(id)) : "";

    private static string Size(long bytes) => bytes < 1_000_000 ? $"{bytes / 1000.0:N1} kB" : $"{bytes / 1e6:N1} MB";

    /// <summary>What is written to, and how wide its reader's terminal is.</summary>
    private sealed record Page(StreamWriter Text, int Width)
    {
        public void WriteLine(string line, int hanging = 0) => Text.WriteLine(Wrapping.Lines(line, Width, hanging).Replace(Unbroken, ' '));

        /// <summary>What is copied, in one line.</summary>
        public void WriteWhole(string line) => Text.WriteLine(line);
    }
}
