using System.CommandLine;
using OpenContracting.Cli.Flat;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ unflatten</c>: tables back to projects or releases.</summary>
public static class UnflattenCommand
{
    public static Command Create(Session session)
    {
        var inputs = new Argument<string[]>("INPUT") { Description = session.Text("unflatten.inputs"), Arity = ArgumentArity.OneOrMore };
        var output = CommonOptions.Out(session);
        var package = CommonOptions.Package(session);
        var metadata = new PackageOptions(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("unflatten", session.Text("unflatten.description")) { inputs, output, package, quiet };
        metadata.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(new FileUnflattening(session)
        {
            Inputs = result.GetValue(inputs)!,
            Output = result.GetValue(output),
            AsPackage = result.GetValue(package),
            Metadata = metadata.Read(result),
            Over = head => metadata.Over(head, result),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
