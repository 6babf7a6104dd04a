using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;

namespace OpenContracting.Cli.Packages;

/// <summary>Several packages of one kind, or items without a package, to one package.</summary>
public sealed class PackageCombining(Session session)
{
    private const string Placeholder = "https://example.org/package.json";

    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Lays what the operator asked for over what the packages say.</summary>
    public required Func<JsonObject, JsonObject> Over { get; init; }

    public string? Output { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Combines, and returns the exit code: 1 when different items have one name.</summary>
    public int Run(CancellationToken cancellation)
    {
        var packages = PackageInput.Read(Inputs, session, cancellation);
        var kind = OneKind(packages);
        using var file = new ResultFile(Output);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var package = PackageWriter.Within(buffered, Over(Head(packages, kind)), kind);
        var (copies, repeated) = Write(package, packages, kind, cancellation);
        package.Finish();
        buffered.Flush();
        file.Finish();
        if (!Quiet)
            session.Say(session.Text("combine.done", packages.Count, package.Items, session.Text($"packages.{kind}"), copies));
        return packages.Any(each => each.Fault is not null) ? ExitCode.UnreadableInput : repeated > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private string OneKind(IReadOnlyList<PackageInput> packages)
    {
        if (packages.FirstOrDefault(package => package.Kind != packages[0].Kind) is { } other)
            throw new OperatorException(
                session.Text("combine.kinds", packages[0].Name, session.Text($"packages.{packages[0].Kind}"), other.Name, session.Text($"packages.{other.Kind}")), ExitCode.Usage);
        var versioned = packages.Where(package => package.OcdsVersion is not null).ToList();
        if (versioned.FirstOrDefault(package => package.OcdsVersion != versioned[0].OcdsVersion) is { } differs)
            throw new OperatorException(
                session.Text("combine.versions", versioned[0].Name, versioned[0].OcdsVersion, differs.Name, differs.OcdsVersion), ExitCode.Usage);
        return packages[0].Kind;
    }

    /// <summary>What the last package says, with the newest date of publication, and all extensions and packages that any names.</summary>
    private static JsonObject Head(IReadOnlyList<PackageInput> packages, string kind)
    {
        var heads = packages.Select(package => package.Head).OfType<JsonObject>().ToList();
        var head = new JsonObject
        {
            ["uri"] = Placeholder,
            ["version"] = kind == PackageInput.Projects ? "0.9" : "1.1",
            ["publishedDate"] = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["publisher"] = new JsonObject(),
        };
        foreach (var (name, value) in heads.LastOrDefault() ?? [])
            if (name != "uri")
                head[name] = value?.DeepClone();
        if (heads.Count > 0 && heads[^1]["version"] is null && kind != PackageInput.Projects)
            head.Remove("version");
        if (Newest(heads) is { } newest)
            head["publishedDate"] = newest;
        foreach (var list in (string[])["extensions", "packages"])
            Unite(head, heads, list);
        return head;
    }

    private static string? Newest(List<JsonObject> heads) => heads
        .Select(head => head["publishedDate"] is JsonValue date && date.GetValueKind() == JsonValueKind.String ? date.GetValue<string>() : null)
        .Where(date => DateTimeOffset.TryParse(date, out _)).MaxBy(date => DateTimeOffset.Parse(date!));

    private static void Unite(JsonObject head, List<JsonObject> heads, string name)
    {
        var all = heads.SelectMany(each => each[name] as JsonArray ?? []).Select(each => each?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 0)
            head[name] = new JsonArray([.. all.Select(each => (JsonNode)each)]);
    }

    private (long Copies, long Repeated) Write(PackageWriter package, IReadOnlyList<PackageInput> packages, string kind, CancellationToken cancellation)
    {
        var (copies, repeated) = (0L, 0L);
        var names = new ItemNames(kind);
        foreach (var input in packages)
            foreach (var item in input.All(cancellation))
            {
                if (names.IsCopy(item.Span))
                {
                    copies++;
                    continue;
                }

                if (names.Repeated(item.Span, input.Name) is { } first)
                {
                    repeated++;
                    session.Say(session.Text("combine.repeated", first.Name, first.File, input.Name));
                }

                package.Add(item.Span);
            }

        return (copies, repeated);
    }
}
