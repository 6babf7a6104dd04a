using System.CommandLine;
using OpenContracting.Cli.Terminal;
using OpenContracting.Cli.Validation;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ checks</c>: every rule a report may name, and what one of them asks, why, what it leaves out and how to mend.</summary>
public static class ChecksCommand
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
        var width = KnownRule.All.Max(rule => rule.Code.Length) + 2;
        foreach (var kind in KnownRule.All.GroupBy(rule => rule.Kind).OrderBy(kind => kind.Key))
        {
            session.Output.WriteLine($"{ReportWords.Kind(kind.Key, session.Language)} ({kind.Count()})");
            foreach (var rule in kind)
                session.Output.WriteLine($"  {rule.Code.PadRight(width)}{ReportWords.Severity(rule.Severity, session.Language),-12}  {NoticeTexts.Title(rule.Code, session.Language)}");
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
        session.Output.WriteLine(found.Check is { } check
            ? CheckText.Of(check, session.Language).Markdown.TrimEnd()
            : $"# {NoticeTexts.Title(found.Code, session.Language)}\n\n{NoticeTexts.Mend(found.Code, session.Language)}");
        return ExitCode.Ok;
    }

    private static int WriteSchema(Session session)
    {
        using var reader = new StreamReader(JsonReport.OpenSchema());
        session.Output.Write(reader.ReadToEnd());
        return ExitCode.Ok;
    }
}
