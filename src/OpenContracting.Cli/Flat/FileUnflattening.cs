using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Cli.Flat;

/// <summary>Tables to projects or releases: a workbook, a ZIP, a folder or single CSV files, made by <c>occ flatten</c> or filled in by people.</summary>
public sealed class FileUnflattening(Session session)
{
    private const string KeptPackage = "openContractingPackage";

    public required IReadOnlyList<string> Inputs { get; init; }
    public string? Output { get; init; }
    public bool AsPackage { get; init; }
    public required PackageMetadata Metadata { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Lays what the operator asked for over what the tables say of their package; null to use <see cref="Metadata"/> alone.</summary>
    public required Func<JsonObject, JsonObject> Over { get; init; }

    /// <summary>Makes the items, and returns the exit code: 1 when a cell could not be used.</summary>
    public int Run(CancellationToken cancellation)
    {
        var workbooks = Inputs.Where(IsWorkbook).ToList();
        var files = Inputs.Where(input => !IsWorkbook(input)).SelectMany(Files).ToList();
        var tables = files.Where(file => file.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList();
        var isReleases = tables.Exists(table => Unflattener.IsRoot(FlatLayout.Releases, table.Name)) || workbooks.Exists(HasReleases);
        using var unflattener = new Unflattener(isReleases ? FlatLayout.Releases : FlatLayout.Projects);
        foreach (var (name, bytes) in tables)
            unflattener.AddCsv(name, bytes);
        var around = files.Where(file => file.Name == TableFiles.DataPackage).Select(file => PackageOf(file.Bytes)).FirstOrDefault(head => head is not null);
        foreach (var path in workbooks)
            around ??= Head(Added(unflattener, path));

        using var file = new ResultFile(Output);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var count = Write(buffered, unflattener, isReleases, around, cancellation);
        buffered.Flush();
        foreach (var notice in unflattener.Notices)
            session.Say(session.Text("unflatten.notice", notice.Table, notice.Row, notice.Column ?? "", session.Text($"unflatten.{notice.Code}"), notice.Value ?? ""));
        if (count == 0)
            throw new OperatorException(session.Text("unflatten.nothing"), ExitCode.UnreadableInput);
        file.Finish();
        if (!Quiet)
            session.Say(session.Text("unflatten.done", count, unflattener.Notices.Count));
        return unflattener.Notices.Count > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    private static bool HasReleases(string path)
    {
        using var workbook = File.OpenRead(path);
        return Unflattener.HasRoot(FlatLayout.Releases, workbook);
    }

    private static ReadOnlyMemory<byte> Added(Unflattener unflattener, string path)
    {
        using var workbook = File.OpenRead(path);
        return unflattener.AddWorkbook(workbook);
    }

    /// <summary>What occ flatten kept of the package the items stood in.</summary>
    private static JsonObject? PackageOf(byte[] description)
    {
        try
        {
            return JsonNode.Parse(description)?[KeptPackage] as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject? Head(ReadOnlyMemory<byte> package)
    {
        try
        {
            return package.IsEmpty ? null : JsonNode.Parse(package.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private long Write(Stream output, Unflattener unflattener, bool isReleases, JsonObject? around, CancellationToken cancellation)
    {
        var package = !AsPackage ? null
            : around is not null ? PackageWriter.Within(output, Over(around.DeepClone().AsObject()), isReleases ? "releases" : "projects")
            : isReleases ? PackageWriter.ForReleases(output, Metadata) : PackageWriter.ForProjects(output, Metadata);
        long count = 0;
        foreach (var item in unflattener.Items())
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            if (package is not null)
            {
                package.Add(item.Span);
                continue;
            }

            output.Write(item.Span);
            output.WriteByte((byte)'\n');
        }

        package?.Finish();
        return count;
    }

    private IReadOnlyList<(string Name, byte[] Bytes)> Files(string input) => Directory.Exists(input) || File.Exists(input)
        ? TableFiles.Read(input)
        : throw new OperatorException(session.Text("cli.noSuchInput", input), ExitCode.UnreadableInput);
}
