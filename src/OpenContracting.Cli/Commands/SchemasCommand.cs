using System.CommandLine;
using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ schemas</c>: the standards at hand, newer ones from their own site, one schema resolved, and its data dictionary.</summary>
public static class SchemasCommand
{
    public static Command Create(Session session)
    {
        var command = new Command("schemas", session.Text("schemas.description")) { List(session), Fetch(session), Show(session), Dictionary(session) };
        command.SetAction(result => new TeachingHelp(session).Invoke(result));
        return command;
    }

    private static Command List(Session session)
    {
        var command = new Command("list", session.Text("schemas.list.description"));
        command.SetAction(_ => new SchemaListing(session, SchemaFolder.Current).Write());
        return command;
    }

    private static Command Fetch(Session session)
    {
        var version = CommonOptions.Version(session);
        var folder = new Option<string?>("--folder") { Description = session.Text("schemas.fetch.folder"), HelpName = "DIR" };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("fetch", session.Text("schemas.fetch.description")) { version, folder, quiet };
        command.SetAction((result, cancellation) => new SchemaFetching(session)
        {
            Version = SchemaChoice.Parse(result.GetValue(version)!, session),
            Folder = result.GetValue(folder) ?? SchemaFolder.Current.Folder
                ?? throw new OperatorException(session.Text("schemas.fetch.noFolder"), ExitCode.Usage),
            Quiet = result.GetValue(quiet),
        }.RunAsync(cancellation));
        return command;
    }

    private static Command Show(Session session)
    {
        var (version, kind, extensions) = (CommonOptions.Version(session), CommonOptions.Kind(session), CommonOptions.Extensions(session));
        var command = new Command("show", session.Text("schemas.show.description")) { version, kind, extensions };
        command.SetAction(result =>
        {
            var schema = SchemaChoice.Load(result.GetValue(version)!, result.GetValue(kind), result.GetValue(extensions), session);
            session.Output.WriteLine(SchemaChoice.Indented(schema));
        });
        return command;
    }

    private static Command Dictionary(Session session)
    {
        var (version, kind, extensions) = (CommonOptions.Version(session), CommonOptions.Kind(session), CommonOptions.Extensions(session));
        var command = new Command("dictionary", session.Text("schemas.dictionary.description")) { version, kind, extensions };
        command.SetAction(result =>
        {
            var schema = SchemaChoice.Load(result.GetValue(version)!, result.GetValue(kind), result.GetValue(extensions), session);
            DataDictionary.Write(session.Output, schema, result.GetValue<string?>("--lang") is null ? null : session.Language);
        });
        return command;
    }
}
