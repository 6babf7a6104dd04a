using System.CommandLine;
using System.Text.Json;
using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Cli.Validation;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Commands;

/// <summary><c>occ validate</c>: judges documents by the standards, and says where, what was found, what was expected and how to mend it.</summary>
public static class ValidateCommand
{
    private static readonly string[] Endings = [".json", ".jsonl", ".ndjson", ".zip", ".gz"];

    public static Command Create(Session session)
    {
        var inputs = CommonOptions.Inputs(session);
        inputs.Description = session.Text("validate.inputs");
        var formats = new Option<string[]>("--format") { Description = session.Text("validate.format", Names()), HelpName = "NAME[=FILE]" };
        var failOn = new Option<string>("--fail-on") { Description = session.Text("validate.failOn"), HelpName = "error|warning|information|never", DefaultValueFactory = _ => "error" };
        failOn.AcceptOnlyFromAmong("error", "warning", "information", "never");
        var perRule = new Option<int>("--max-per-rule") { Description = session.Text("validate.maxPerRule"), HelpName = "N", DefaultValueFactory = _ => 1000 };
        perRule.Validators.Add(result => { if (result.Tokens is [var number] && !(int.TryParse(number.Value, out var count) && count >= 0)) result.AddError(number.Value); });
        var schema = new Option<string?>("--schema") { Description = session.Text("validate.schema"), HelpName = "VERSION" };
        var schemaOnly = new Option<bool>("--schema-only") { Description = session.Text("validate.schemaOnly") };
        var extensions = CommonOptions.Extensions(session);
        var settings = new Option<string?>("--settings") { Description = session.Text("validate.settings"), HelpName = "FILE" };
        var baseline = new Option<string?>("--baseline") { Description = session.Text("validate.baseline"), HelpName = "REPORT" };
        var compare = new Option<string?>("--compare") { Description = session.Text("validate.compare"), HelpName = "REPORT" };
        var previous = new Option<string?>("--previous") { Description = session.Text("validate.previous"), HelpName = "FILE" };
        var provenance = new Option<string?>("--provenance") { Description = session.Text("validate.provenance"), HelpName = "FILE" };
        var links = new Option<bool>("--try-links") { Description = session.Text("validate.tryLinks") };
        var repaired = new Option<string?>("--fix") { Description = session.Text("validate.fix"), HelpName = "FILE" };
        var watch = new Option<bool>("--watch") { Description = session.Text("validate.watch") };
        var quiet = CommonOptions.Quiet(session);
        var command = new Command("validate", session.Text("validate.description"))
        {
            inputs, formats, failOn, perRule, schema, schemaOnly, extensions, settings, baseline, compare, previous, provenance, links, repaired, watch, quiet,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var delivery = new Delivery(session, result.GetValue(quiet));
            var outputs = ReportOutput.Parse(result.GetValue(formats) ?? [], session);
            var (tables, documents) = TableInput.Part(result.GetValue(inputs)!);
            var remembers = result.GetValue(baseline) ?? result.GetValue(compare);
            using var probe = result.GetValue(links) ? new LinkProbe() : null;
            // Standard input goes by once, unless it must be there again.
            var again = result.GetValue(watch) || result.GetValue(repaired) is not null;
            var run = new FileValidation(session)
            {
                Outputs = outputs,
                Options = new ValidationOptions
                {
                    // Against an earlier report every notice counts, not only the first ones.
                    KeptPerCode = remembers is null && !result.GetValue(watch) ? result.GetValue(perRule) : int.MaxValue,
                    SchemaOnly = result.GetValue(schemaOnly),
                    CountsIdsElements = outputs.Any(output => output.Format is { ShowsIdsElements: true }),
                    Version = result.GetValue(schema) is { } version ? SchemaChoice.AtHand(version, session) : null,
                    Extensions = Known(result.GetValue(extensions) ?? [], session),
                    Sources = result.GetValue(provenance) is { } origins ? SourcesIn(origins, session) : null,
                    Links = probe is null ? null : probe.Ask,
                    Previous = result.GetValue(previous) is { } path ? Published(path, session) : null,
                },
                PreviousName = result.GetValue(previous),
                FailOn = result.GetValue(failOn)!,
                Settings = result.GetValue(settings) is { } file ? RuleSettings.Read(file, session, DateOnly.FromDateTime(DateTime.UtcNow)) : RuleSettings.None,
                Baseline = result.GetValue(baseline) is { } known ? PreviousReport.Read(known, session) : null,
                Compared = result.GetValue(compare) is { } earlier ? PreviousReport.Read(earlier, session) : null,
                Tables = tables,
                Inputs = tables.Count > 0 && documents.Count == 0 ? [] : await FindAsync([.. documents], delivery, again, session, cancellation),
                Delivery = delivery,
                Fixed = result.GetValue(repaired),
                Quiet = result.GetValue(quiet),
            };
            return result.GetValue(watch) ? await run.WatchAsync(cancellation) : run.Run(cancellation);
        });
        return command;
    }

    private static Func<Stream> Published(string path, Session session) => File.Exists(path)
        ? () => File.OpenRead(path)
        : throw new OperatorException(session.Text("cli.noSuchInput", path), ExitCode.UnreadableInput);

    // Of an extension that a document declares and we do not have, the report tells; what was asked for by hand must be there.
    private static string[] Known(string[] extensions, Session session)
    {
        foreach (var extension in extensions)
            if (StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release, [extension]).Extensions.All(found => found.State == ExtensionState.Unknown))
                throw new OperatorException(session.Text("validate.noExtension", extension), ExitCode.Usage);
        return extensions;
    }

    // A folder also holds files that are no documents.
    private static IReadOnlyList<Input> Documents(string[] arguments, Session session, bool again)
    {
        if (arguments.FirstOrDefault(argument => argument.Contains("://", StringComparison.Ordinal) && !File.Exists(argument)) is { } address)
            throw new OperatorException(session.Text("validate.onlyHttp", address), ExitCode.UnreadableInput);
        IReadOnlyList<Input> found = [.. Inputs.Find(arguments, session, again).Where(input => input.Named || Endings.Contains(Path.GetExtension(input.File.Name)))];
        return found.Count > 0 ? found : throw new OperatorException(session.Text("cli.nothingInFolder", string.Join(", ", arguments)), ExitCode.UnreadableInput);
    }

    private static Func<Notice, string?> SourcesIn(string path, Session session)
    {
        if (!File.Exists(path))
            throw new OperatorException(session.Text("cli.noSuchInput", path), ExitCode.UnreadableInput);
        var sources = Readable(() => new NoticeSources(path));
        return notice => Readable(() => sources.Of(notice));

        T Readable<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new OperatorException(session.Text("provenance.broken", path), ExitCode.UnreadableInput);
            }
        }
    }

    private static async Task<IReadOnlyList<Input>> FindAsync(string[] arguments, Delivery delivery, bool again, Session session, CancellationToken cancellation)
    {
        if (!arguments.Any(Delivery.IsAddress))
            return Documents(arguments, session, again);
        var found = new List<Input>();
        foreach (var argument in arguments)
            if (Delivery.IsAddress(argument))
                found.Add(await delivery.FetchAsync(argument, cancellation));
            else
                found.AddRange(Documents([argument], session, again));
        return found;
    }

    private static string Names() => string.Join(", ", ReportFormats.All.Select(format => format.Name).Prepend(ReportOutput.Pretty));
}
