using System.CommandLine;
using System.CommandLine.Help;
using OpenContracting.Cli.Commands;
using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli;

/// <summary>The command line <c>occ</c>: its commands, its language, and what becomes of errors.</summary>
public static class CommandLine
{
    private const string SchemaFolderOption = "--schema-folder";
    private const string SchemaFolderVariable = "OCC_SCHEMAS";

    private static readonly (string Name, Func<Session, Command> Create)[] Commands =
    [
        ("validate", ValidateCommand.Create),
        ("checks", ChecksCommand.Create),
        ("coverage", CoverageCommand.Create),
        ("indicators", IndicatorsCommand.Create),
        ("convert", ConvertCommand.Create),
        ("flatten", FlattenCommand.Create),
        ("unflatten", UnflattenCommand.Create),
        ("compile", CompileCommand.Create),
        ("combine", CombineCommand.Create),
        ("split", SplitCommand.Create),
        ("upgrade", UpgradeCommand.Create),
        ("template", TemplateCommand.Create),
        ("push", PushCommand.Create),
        ("explain", ExplainCommand.Create),
        ("generate", GenerateCommand.Create),
        ("schemas", SchemasCommand.Create),
        ("codelist", CodelistCommand.Create),
        ("case", CaseCommand.Create),
    ];

    /// <summary>Runs one command line and returns the exit code; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var session = new Session(Language.Choose(arguments), output, error);
        var parsed = Root(session, arguments).Parse(arguments);
        if (UsageErrors.Has(parsed))
            return UsageErrors.Write(parsed, session);

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupted.Cancel();
        };

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            using var schemas = SchemaFolder.Within(Schemas(parsed, session));
            return await parsed.InvokeAsync(configuration, interrupted.Token);
        }
        catch (OperatorException mistake)
        {
            session.Say(mistake.Message);
            return mistake.ExitCode;
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException
                                               or UnauthorizedAccessException or InvalidDataException or UnusableFileException)
        {
            session.Say(session.Text("cli.unreadable", unreadable is UnusableFileException file ? file.In(session.Language) : unreadable.Message));
            return ExitCode.UnreadableInput;
        }
        catch (OperationCanceledException)
        {
            session.Say(session.Text("cli.interrupted"));
            return ExitCode.Fault;
        }
        catch (Exception fault)
        {
            session.Say(session.Text("cli.fault", fault));
            return ExitCode.Fault;
        }
    }

    /// <summary>The operator's schemas and tables, laid over ours for all that the command does.</summary>
    private static SchemaFolder Schemas(ParseResult parsed, Session session)
    {
        var folder = parsed.GetValue<string?>(SchemaFolderOption) ?? Environment.GetEnvironmentVariable(SchemaFolderVariable);
        if (string.IsNullOrEmpty(folder))
            return SchemaFolder.Current;
        return Directory.Exists(folder)
            ? SchemaFolder.Over(folder)
            : throw new OperatorException(session.Text("cli.noSchemaFolder", folder, SchemaFolderOption, SchemaFolderVariable), ExitCode.Usage);
    }

    /// <summary>The one that is named, or all of them for help, for a slip, and where an option comes first: making all takes longer than a small file.</summary>
    private static IEnumerable<Func<Session, Command>> Needed(string[] arguments)
    {
        if (arguments is ["--version"])
            return [];
        foreach (var (name, create) in Commands)
            if (arguments is [var first, ..] && first == name)
                return [create];
        return Commands.Select(command => command.Create);
    }

    private static RootCommand Root(Session session, string[] arguments)
    {
        var root = new RootCommand(session.Text("cli.description"));
        foreach (var create in Needed(arguments))
            root.Add(create(session));
        var language = new Option<string>("--lang") { Description = session.Text("cli.lang"), Recursive = true, HelpName = "es|en" };
        language.AcceptOnlyFromAmong("es", "en");
        root.Add(language);
        root.Add(new Option<string>(SchemaFolderOption) { Description = session.Text("cli.schemaFolder"), Recursive = true, HelpName = "DIR" });
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = session.Text("cli.help");
            help.Action = new TeachingHelp(session);
        }

        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = session.Text("cli.version");

        root.SetAction(result => new TeachingHelp(session).Invoke(result));
        return root;
    }
}
