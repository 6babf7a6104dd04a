using System.CommandLine;
using OpenContracting.Cli.Packages;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ combine</c>: several packages to one.</summary>
public static class CombineCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var output = CommonOptions.Out(session);
        var metadata = new PackageOptions(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("combine", session.Text("combine.description")) { inputs, output, quiet };
        metadata.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(new PackageCombining(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Over = head => metadata.Over(head, result),
            Output = result.GetValue(output),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
