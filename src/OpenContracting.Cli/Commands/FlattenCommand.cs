using System.CommandLine;
using OpenContracting.Cli.Flat;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ flatten</c>: projects or releases to tables with keys (CSV or XLSX), described as a Tabular Data Package.</summary>
public static class FlattenCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var output = new Option<string>("--out") { Description = session.Text("flatten.out"), HelpName = "FILE.xlsx|FILE.zip|FOLDER", Required = true };
        var headers = new Option<string>("--headers") { Description = session.Text("flatten.headers"), HelpName = "names|es|en", DefaultValueFactory = _ => "names" };
        headers.AcceptOnlyFromAmong("names", "es", "en");
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("flatten", session.Text("flatten.description")) { inputs, output, headers, quiet };
        command.SetAction((result, cancellation) => Task.FromResult(new FileFlattening(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Output = result.GetValue(output)!,
            Options = new FlatOptions { Language = result.GetValue(headers) is "names" ? null : result.GetValue(headers) },
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
