using System.CommandLine;
using OpenContracting.Cli.Compilation;
using OpenContracting.Cli.Terminal;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ compile</c>: OCDS releases to compiled and versioned releases and to records.</summary>
public static class CompileCommand
{
    private static readonly Dictionary<string, MergeBehaviour> Behaviours = new()
    {
        ["standard"] = MergeBehaviour.Standard,
        ["ocds-merge"] = MergeBehaviour.OcdsMerge,
        ["ocds-merge-rs"] = MergeBehaviour.OcdsMergeRs,
    };

    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        var versioned = new Option<bool>("--versioned") { Description = session.Text("compile.versioned") };
        var package = new Option<bool>("--package") { Description = session.Text("compile.package") };
        var linked = new Option<bool>("--linked") { Description = session.Text("compile.linked") };
        var schema = new Option<string?>("--schema") { Description = session.Text("compile.schema"), HelpName = "VERSION|FILE" };
        var like = new Option<string>("--like") { Description = session.Text("compile.like"), HelpName = string.Join('|', Behaviours.Keys), DefaultValueFactory = _ => "standard" };
        like.AcceptOnlyFromAmong([.. Behaviours.Keys]);
        var uri = new Option<string>("--uri") { Description = session.Text("package.uri"), HelpName = "URI", DefaultValueFactory = _ => "https://example.org/package.json" };
        var publisher = new Option<string>("--publisher") { Description = session.Text("package.publisher"), HelpName = "NAME", DefaultValueFactory = _ => session.Text("package.publisherUnknown") };
        var published = new Option<DateTimeOffset?>("--published-date") { Description = session.Text("compile.publishedDate"), HelpName = "DATE" };
        var output = CommonOptions.Out(session);
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("compile", session.Text("compile.description"))
        {
            inputs, versioned, package, linked, schema, like, uri, publisher, published, output, quiet,
        };
        command.SetAction((result, cancellation) => Task.FromResult(new FileCompilation(session)
        {
            Inputs = Inputs.Find(result.GetValue(inputs)!, session),
            Versioned = result.GetValue(versioned),
            // Links stand in records, and records in packages.
            AsPackage = result.GetValue(package) || result.GetValue(linked),
            Linked = result.GetValue(linked),
            Schema = result.GetValue(schema),
            Behaviour = Behaviours[result.GetValue(like)!],
            PackageUri = result.GetValue(uri)!,
            PublisherName = result.GetValue(publisher)!,
            PublishedDate = result.GetValue(published),
            Output = result.GetValue(output),
            Quiet = result.GetValue(quiet),
        }.Run(cancellation)));
        return command;
    }
}
