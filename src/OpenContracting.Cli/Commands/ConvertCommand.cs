using System.CommandLine;
using OpenContracting.Cli.Conversion;
using OpenContracting.Cli.Terminal;
using OpenContracting.Projects;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ convert</c>: exports and OCDS packages to OCDS releases, compiled releases, or OC4IDS projects.</summary>
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
        var projectId = new Option<string?>("--project-id") { Description = session.Text("convert.projectId"), HelpName = "ID" };
        var crosswalk = new Option<string?>("--crosswalk") { Description = session.Text("convert.crosswalk"), HelpName = "FILE" };
        var transforms = new Option<string?>("--transforms") { Description = session.Text("convert.transforms", string.Join(", ", MappingTable.Switches)), HelpName = "CODES" };
        var asOf = new Option<DateTimeOffset?>("--as-of") { Description = session.Text("convert.asOf"), HelpName = "DATE" };
        var metadata = new PackageOptions(session);
        var quarantine = new Option<string?>("--quarantine") { Description = session.Text("convert.quarantine"), HelpName = "FILE" };
        var decisions = new Option<string?>("--decisions") { Description = session.Text("convert.decisions"), HelpName = "FILE" };
        var provenance = new Option<string?>("--provenance") { Description = session.Text("convert.provenance"), HelpName = "FILE" };
        var privacyKey = new Option<string?>("--privacy-key") { Description = session.Text("convert.privacyKey", PrivacyKeyFile.Variable), HelpName = "FILE" };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("convert", session.Text("convert.description"))
        {
            inputs, to, output, package, prefix, projectId, crosswalk, transforms, asOf, quarantine, decisions, provenance, privacyKey, quiet,
        };
        metadata.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(new FileConversion(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Target = result.GetValue(to)!,
            Output = result.GetValue(output),
            AsPackage = result.GetValue(package),
            Prefix = result.GetValue(prefix)!,
            ProjectId = result.GetValue(projectId),
            Crosswalk = ReadCrosswalk(result.GetValue(crosswalk), session),
            Without = OptionalTransforms.Without(result.GetValue(transforms), session),
            DataAsOf = result.GetValue(asOf),
            Metadata = metadata.Read(result),
            QuarantineFile = result.GetValue(quarantine),
            DecisionsFile = result.GetValue(decisions),
            ProvenancePath = result.GetValue(provenance),
            PrivacyKey = PrivacyKeyFile.Read(result.GetValue(privacyKey), session),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }

    private static Crosswalk ReadCrosswalk(string? path, Session session)
    {
        if (path is null)
            return Crosswalk.Empty;
        try
        {
            using var file = File.OpenRead(path);
            return new Crosswalk(CrosswalkTable.Read(file));
        }
        catch (FormatException fault)
        {
            throw new OperatorException(session.Text("convert.badCrosswalk", path, fault.Message), ExitCode.UnreadableInput);
        }
    }
}
