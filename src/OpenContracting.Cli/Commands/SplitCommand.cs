using System.CommandLine;
using OpenContracting.Cli.Packages;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ split</c>: a package to packages of so many items.</summary>
public static class SplitCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var size = new Option<int>("--size") { Description = session.Text("split.size"), HelpName = "N", DefaultValueFactory = _ => 1000 };
        size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError(session.Text("split.tooSmall"));
        });
        var output = new Option<string?>("--out") { Description = session.Text("split.out"), HelpName = "FOLDER" };
        var metadata = new PackageOptions(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("split", session.Text("split.description")) { inputs, size, output, quiet };
        metadata.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(new PackageSplitting(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Size = result.GetValue(size),
            Over = head => metadata.Over(head, result),
            Output = result.GetValue(output),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
