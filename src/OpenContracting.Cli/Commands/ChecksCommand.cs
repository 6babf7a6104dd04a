using System.CommandLine;
using System.Text.RegularExpressions;
using OpenContracting.Cli.Terminal;
using OpenContracting.Cli.Validation;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ checks</c>: every rule a report may name, and what one of them asks, why, what it leaves out and how to mend.</summary>
public static partial class ChecksCommand
{
    public static Command Create(Session session)
    {
        var code = new Argument<string?>("CODE") { Description = session.Text("checks.code"), Arity = ArgumentArity.ZeroOrOne };
        var schema = new Option<bool>("--report-schema") { Description = session.Text("checks.reportSchema") };
        var command = new Command("checks", session.Text("checks.description")) { code, schema };
        command.SetAction(result => result.GetValue(schema) ? WriteSchema(session)
            : result.GetValue(code) is { } wanted ? Explain(wanted, session)
            : List(session));
        return command;
    }

    private static int List(Session session)
    {
        var width = KnownRule.All.Max(rule => rule.Code.Length) + 4;
        foreach (var alike in KnownRule.All.GroupBy(rule => (rule.Kind, rule.Severity)).OrderBy(alike => alike.Key))
        {
            session.Output.WriteLine($"{ReportWords.Kind(alike.Key.Kind, session.Language)} · {ReportWords.Severity(alike.Key.Severity, session.Language)} ({alike.Count()})");
            foreach (var rule in alike)
                session.Output.WriteLine(Wrapping.Lines($"  {rule.Code}".PadRight(width) + NoticeTexts.Title(rule.Code, session.Language), session.Width, width));
        }

        return ExitCode.Ok;
    }

    private static int Explain(string wanted, Session session)
    {
        if (KnownRule.Find(wanted) is not { } found)
        {
            session.Say(UnknownRule.Sentence(wanted, session));
            return ExitCode.Usage;
        }

        session.Output.WriteLine($"{found.Code} · {ReportWords.Severity(found.Severity, session.Language)} · {ReportWords.Kind(found.Kind, session.Language)}\n");
        var page = found.Check is { } check
            ? CheckText.Of(check, session.Language).Markdown.ReplaceLineEndings("\n").TrimEnd()
            : $"# {NoticeTexts.Title(found.Code, session.Language)}\n\n{NoticeTexts.Mend(found.Code, session.Language)}";
        foreach (var line in page.Split('\n'))
            session.Output.WriteLine(Wrapping.Lines(line, session.Width, Marker().Match(line).Length));
        return ExitCode.Ok;
    }

    // Of an entry in a list.
    [GeneratedRegex(@"^(\d+\.|-) ")]
    private static partial Regex Marker();

    private static int WriteSchema(Session session)
    {
        using var reader = new StreamReader(JsonReport.OpenSchema());
        session.Output.Write(reader.ReadToEnd());
        return ExitCode.Ok;
    }
}
