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
        var file = new Option<string>("--provenance") { Description = session.Text("explain.provenance"), HelpName = "FILE", Required = true };
        var command = new Command("explain", session.Text("explain.description")) { id, pointer, file };
        command.SetAction(result => Explain(result.GetValue(file)!, result.GetValue(id)!, result.GetValue(pointer)!, session));
        return command;
    }

    private static int Explain(string path, string id, string pointer, Session session)
    {
        if (!pointer.StartsWith('/'))
            throw new OperatorException(session.Text("explain.noPointer", pointer), ExitCode.Usage);
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
        session.Output.WriteLine(session.Text(origin.Source.Inferred ? "explain.inferred" : "explain.stated", origin.Source.At, origin.Source.Source, origin.Source.Rule));
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
