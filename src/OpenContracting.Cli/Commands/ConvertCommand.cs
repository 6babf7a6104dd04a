using System.CommandLine;
using OpenContracting.Cli.Conversion;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ convert</c>: exports to OCDS releases, compiled releases, or OC4IDS projects.</summary>
public static class ConvertCommand
{
    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var to = new Option<string>("--to") { Description = session.Text("convert.to"), HelpName = "projects|compiled|releases", DefaultValueFactory = _ => "projects" };
        to.AcceptOnlyFromAmong("projects", "compiled", "releases");
        var output = CommonOptions.Out(session);
        var package = CommonOptions.Package(session);
        var prefix = new Option<string>("--prefix") { Description = session.Text("convert.prefix"), HelpName = "oc4ids-xxxxxx", DefaultValueFactory = _ => FileConversion.DefaultPrefix };
        var asOf = new Option<DateTimeOffset?>("--as-of") { Description = session.Text("convert.asOf"), HelpName = "DATE" };
        var uri = new Option<string>("--uri") { Description = session.Text("convert.uri"), HelpName = "URI", DefaultValueFactory = _ => "https://example.org/package.json" };
        var publisher = new Option<string>("--publisher") { Description = session.Text("convert.publisher"), HelpName = "NAME", DefaultValueFactory = _ => session.Text("convert.publisherUnknown") };
        var quarantine = new Option<string?>("--quarantine") { Description = session.Text("convert.quarantine"), HelpName = "FILE" };
        var decisions = new Option<string?>("--decisions") { Description = session.Text("convert.decisions"), HelpName = "FILE" };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("convert", session.Text("convert.description"))
        {
            inputs, to, output, package, prefix, asOf, uri, publisher, quarantine, decisions, quiet,
        };
        command.SetAction((result, cancellation) => Task.FromResult(new FileConversion(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Target = result.GetValue(to)!,
            Output = result.GetValue(output),
            AsPackage = result.GetValue(package),
            Prefix = result.GetValue(prefix)!,
            DataAsOf = result.GetValue(asOf),
            PackageUri = result.GetValue(uri)!,
            PublisherName = result.GetValue(publisher)!,
            QuarantineFile = result.GetValue(quarantine),
            DecisionsFile = result.GetValue(decisions),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
