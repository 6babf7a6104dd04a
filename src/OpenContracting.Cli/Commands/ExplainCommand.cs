using System.CommandLine;
using OpenContracting.Cli.Explanation;
using OpenContracting.Cli.Terminal;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ explain</c>: where a value comes from, back to file, row and column.</summary>
public static class ExplainCommand
{
    public static Command Create(Session session)
    {
        var id = new Argument<string>("ID") { Description = session.Text("explain.id") };
        var pointer = new Argument<string>("POINTER") { Description = session.Text("explain.pointer") };
        var file = new Option<string>("--provenance") { Description = session.Text("explain.provenance"), HelpName = "FILE" };
        var server = new Option<string>("--server") { Description = session.Text("explain.server"), HelpName = "URL" };
        var command = new Command("explain", session.Text("explain.description")) { id, pointer, file, server };
        command.SetAction((result, cancellation) =>
            ExplainAsync(result.GetValue(file), result.GetValue(server), result.GetValue(id)!, result.GetValue(pointer)!, session, cancellation));
        return command;
    }

    private static Task<int> ExplainAsync(
        string? path, string? server, string id, string pointer, Session session, CancellationToken cancellation)
    {
        if (!pointer.StartsWith('/'))
            throw new OperatorException(session.Text("explain.noPointer", pointer), ExitCode.Usage);
        return (path, server) switch
        {
            (not null, null) => Task.FromResult(Explain(path, id, pointer, session)),
            (null, not null) => new ServerProvenance(session, server).TellAsync(id, pointer, cancellation),
            _ => throw new OperatorException(session.Text("explain.oneOfTwo"), ExitCode.Usage),
        };
    }

    private static int Explain(string path, string id, string pointer, Session session)
    {
        if (ProvenanceFile.Find(path, id) is not var (sources, processes))
            throw new OperatorException(session.Text("explain.unknownId", path, id), ExitCode.Findings);
        if (sources is null)
        {
            foreach (var provenance in processes.Values)
                Tell(new OriginCell(id, pointer, Provenance.Find(provenance, pointer)), session);
            return ExitCode.Ok;
        }

        if (ValueOrigin.Trace(sources, pointer, processes) is not { } origin)
            throw new OperatorException(session.Text("explain.unknownValue", id, pointer), ExitCode.Findings);
        session.Output.WriteLine(session.Text(origin.Source.Inferred ? "explain.inferred" : "explain.stated", origin.Source.At, origin.Source.Source, origin.Source.Rule, session.Rule(origin.Source.Rule)));
        foreach (var cell in origin.Cells)
            Tell(cell, session);
        return ExitCode.Ok;
    }

    private static void Tell(OriginCell cell, Session session)
    {
        var entry = cell.Entry;
        session.Output.WriteLine(session.Text(entry.Column is null ? "explain.place" : "explain.cell", cell.Pointer, entry.File, entry.Row, entry.Column, entry.Rule)
            + (entry.Raw is null ? "" : $": {entry.Raw}"));
    }
}
