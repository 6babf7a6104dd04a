using System.CommandLine;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ generate</c>: monthly exports in DGCP's shape, invented, with the file that tells what is true in them.</summary>
public static class GenerateCommand
{
    public static Command Create(Session session)
    {
        var defaults = new SyntheticOptions();
        var folder = new Option<string>("--out") { Description = session.Text("generate.out"), HelpName = "FOLDER", Required = true };
        var processes = new Option<int>("--processes") { Description = session.Text("generate.processes"), HelpName = "N", DefaultValueFactory = _ => defaults.Processes };
        var seed = new Option<ulong>("--seed") { Description = session.Text("generate.seed"), HelpName = "N", DefaultValueFactory = _ => defaults.Seed };
        var from = new Option<string>("--from") { Description = session.Text("generate.from"), HelpName = "YYYY-MM", DefaultValueFactory = _ => defaults.FirstMonth.ToString("yyyy-MM") };
        var to = new Option<string>("--to") { Description = session.Text("generate.to"), HelpName = "YYYY-MM", DefaultValueFactory = _ => defaults.LastMonth.ToString("yyyy-MM") };
        var works = new Option<double>("--works-share") { Description = session.Text("generate.works"), HelpName = "0..1", DefaultValueFactory = _ => defaults.WorksShare };
        var bad = new Option<double>("--bad-row-share") { Description = session.Text("generate.bad"), HelpName = "0..0.2", DefaultValueFactory = _ => defaults.BadRowShare };
        var tables = new Option<bool>("--project-tables") { Description = session.Text("generate.projectTables") };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("generate", session.Text("generate.description")) { folder, processes, seed, from, to, works, bad, tables, quiet };
        command.SetAction((result, cancellation) =>
        {
            var options = new SyntheticOptions
            {
                Processes = result.GetValue(processes),
                Seed = result.GetValue(seed),
                FirstMonth = Month(result.GetValue(from)!, "--from", session),
                LastMonth = Month(result.GetValue(to)!, "--to", session),
                WorksShare = result.GetValue(works),
                BadRowShare = result.GetValue(bad),
                ProjectTables = result.GetValue(tables),
            };
            if (options.Refusal() is { } refusal)
                throw new OperatorException(session.Text("cli.mistake", refusal), ExitCode.Usage);
            return Task.FromResult(Write(options, result.GetValue(folder)!, result.GetValue(quiet), session, cancellation));
        });
        return command;
    }

    private static int Write(SyntheticOptions options, string folder, bool quiet, Session session, CancellationToken cancellation)
    {
        using var line = new ProgressLine(session, folder, 0, quiet);
        var progress = new ProgressNow<SyntheticProgress>(at => line.Report(0, at.Processes));
        var summary = SyntheticExports.Write(options, folder, progress, cancellation);
        line.Dispose();
        if (!quiet)
            session.Say(session.Text("generate.done", summary.Processes, summary.Files.Count, folder));
        return ExitCode.Ok;
    }

    private static DateOnly Month(string text, string option, Session session) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", out var month)
            ? month
            : throw new OperatorException(session.Text("generate.badMonth", option, text), ExitCode.Usage);
}
