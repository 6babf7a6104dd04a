using System.CommandLine;
using OpenContracting.Cli.Coverage;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ coverage</c>: what OC4IDS projects disclose of the CoST Infrastructure Data Standard, and what they lack.</summary>
public static class CoverageCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        inputs.Description = session.Text("coverage.inputs");
        var format = new Option<string>("--format") { Description = session.Text("coverage.format"), HelpName = string.Join('|', FileCoverage.Formats), DefaultValueFactory = _ => FileCoverage.Text };
        format.AcceptOnlyFromAmong([.. FileCoverage.Formats]);
        var output = CommonOptions.Out(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("coverage", session.Text("coverage.description")) { inputs, format, output, quiet };
        command.SetAction((result, cancellation) => Task.FromResult(new FileCoverage(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session, again: false),
            Format = result.GetValue(format)!,
            Output = result.GetValue(output),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
