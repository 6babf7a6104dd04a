using System.CommandLine;
using OpenContracting.Cli.Packages;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ upgrade</c>: OC4IDS 0.9.2 to 0.9.4 to 0.9.5, OCDS 1.0 to 1.1.</summary>
public static class UpgradeCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var output = new Option<string?>("--out") { Description = session.Text("upgrade.out"), HelpName = "FILE|FOLDER" };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("upgrade", session.Text("upgrade.description")) { inputs, output, quiet };
        command.SetAction((result, cancellation) => Task.FromResult(new PackageUpgrading(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Output = result.GetValue(output),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
