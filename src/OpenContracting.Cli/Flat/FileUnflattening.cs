using System.IO.Compression;
using OpenContracting.Cli.Terminal;
using OpenContracting.Publications;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Cli.Flat;

/// <summary>Tables to projects or releases: a ZIP, a folder or single CSV files, made by <c>occ flatten</c> or filled in by people.</summary>
public sealed class FileUnflattening(Session session)
{
    public required IReadOnlyList<string> Inputs { get; init; }
    public string? Output { get; init; }
    public bool AsPackage { get; init; }
    public required PackageMetadata Metadata { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Makes the items, and returns the exit code: 1 when a cell could not be used.</summary>
    public int Run(CancellationToken cancellation)
    {
        var tables = Inputs.SelectMany(Tables).ToList();
        var isReleases = tables.Exists(table => Unflattener.IsRoot(FlatLayout.Releases, table.Name));
        using var unflattener = new Unflattener(isReleases ? FlatLayout.Releases : FlatLayout.Projects);
        foreach (var (name, bytes) in tables)
            unflattener.AddCsv(name, bytes);

        using var file = new ResultFile(Output);
        using var buffered = new BufferedStream(file.Stream, 1 << 16);
        var count = Write(buffered, unflattener, isReleases, cancellation);
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

    private long Write(Stream output, Unflattener unflattener, bool isReleases, CancellationToken cancellation)
    {
        var package = !AsPackage ? null
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

    private IEnumerable<(string Name, byte[] Bytes)> Tables(string input)
    {
        if (Directory.Exists(input))
            return Directory.EnumerateFiles(input, "*.csv").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))).ToList();
        if (!File.Exists(input))
            throw new OperatorException(session.Text("cli.noSuchInput", input), ExitCode.UnreadableInput);
        return Path.GetExtension(input) == ".zip" ? Unzipped(input) : [(Path.GetFileName(input), File.ReadAllBytes(input))];
    }

    private static List<(string Name, byte[] Bytes)> Unzipped(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var tables = new List<(string, byte[])>();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            tables.Add((entry.Name, bytes.ToArray()));
        }

        return tables;
    }
}
