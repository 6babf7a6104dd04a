using System.CommandLine;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports.Template;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ template</c>: the tables that an institution without a system of its own fills in.</summary>
public static class TemplateCommand
{
    public static Command Create(Session session)
    {
        var output = new Option<string>("--out") { Description = session.Text("template.out"), HelpName = "FILE", Required = true };
        var command = new Command("template", session.Text("template.description")) { output };
        command.SetAction(result => Write(result.GetValue(output)!, session));
        return command;
    }

    private static int Write(string path, Session session)
    {
        using var file = new ResultFile(path);
        if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            TemplateFiles.WriteWorkbook(file.Stream, session.Language);
        else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            TemplateFiles.WriteTables(file.Stream, session.Language);
        else
            throw new OperatorException(session.Text("template.unknownForm", path), ExitCode.Usage);
        file.Finish();
        return ExitCode.Ok;
    }
}
