using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenContracting.Standards;

/// <summary>Fetches the official files of a version from the standard's own site into a schema folder.</summary>
/// <remarks>
/// The addresses are data (<c>schemas/addresses.csv</c>), tried in their order; which codelists there are is read from the
/// schemas. Files are written only once all schemas have come, so a broken download leaves the folder as it was.
/// </remarks>
public sealed partial class SchemaDownload(HttpClient http, SchemaFolder? addresses = null)
{
    private const string Addresses = "addresses.csv";

    // The largest official file has 0.2 MB; anything far above is not one.
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Fetches a version into a folder, below <c>oc4ids/</c> or <c>ocds/</c> and its number.</summary>
    /// <param name="version">The version.</param>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="progress">Told of each file as soon as it is known what became of it.</param>
    /// <param name="cancellation">Stops the download, and nothing is written.</param>
    public async Task<SchemaDownloadReport> FetchAsync(
        StandardVersion version, string folder, IProgress<DownloadedFile>? progress = null, CancellationToken cancellation = default)
    {
        var fetched = new List<(DownloadedFile File, byte[] Content)>();
        foreach (var kind in version.SchemaKinds)
        {
            await AddAsync("schema", StandardVersion.SchemaFile(kind), IsSchema);
            // One unanswered wait is enough.
            if (fetched[^1].File.State == DownloadState.NotAnswering)
                break;
        }

        var report = new SchemaDownloadReport(version, [.. fetched.Select(each => each.File)]);
        if (!report.IsUsable)
            return report;

        foreach (var codelist in fetched.SelectMany(each => CodelistsNamedIn(each.Content)).Distinct().ToList())
            await AddAsync("codelist", codelist, IsCodelist);
        foreach (var (file, content) in fetched.Where(each => each.File.State == DownloadState.Fetched))
            await WriteAsync(Path.Combine(folder, file.Path), content, cancellation);
        return report with { Files = [.. fetched.Select(each => each.File)] };

        async Task AddAsync(string kind, string name, Predicate<byte[]> isExpected)
        {
            fetched.Add(await FetchAsync(version, kind, name, isExpected, cancellation));
            progress?.Report(fetched[^1].File);
        }
    }

    private async Task<(DownloadedFile, byte[])> FetchAsync(
        StandardVersion version, string kind, string name, Predicate<byte[]> isExpected, CancellationToken cancellation)
    {
        var path = kind == "schema" ? $"{version.Folder}/{name}" : $"{version.Folder}/codelists/{name}";
        var last = new DownloadedFile(path, "", DownloadState.NotFound, 0, null);
        foreach (var address in AddressesOf(version, kind, name))
        {
            var (state, content) = await GetAsync(address, cancellation);
            if (state == DownloadState.Fetched && !isExpected(content))
                state = DownloadState.NotAsExpected;
            if (state == DownloadState.Fetched)
                return (new(path, address, state, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), content);
            last = last with { Address = address, State = state };
        }

        return (last, []);
    }

    private IEnumerable<string> AddressesOf(StandardVersion version, string kind, string name) =>
        from row in CsvTable.Read(addresses ?? SchemaFolder.Current, Addresses).Rows
        where row["standard"] == version.Folder.Split('/')[0] && row["kind"] == kind
        select row["address"]
            .Replace("{version}", version.Number.Replace(".", "__").Replace("-", "__"))
            .Replace("{line}", version.Declared)
            .Replace("{file}", name);

    private async Task<(DownloadState, byte[])> GetAsync(string address, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return (DownloadState.NotFound, []);
            if (!response.IsSuccessStatusCode)
                return (DownloadState.NotAnswering, []);
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            return await ReadAsync(body, cancellation) is { } content
                ? (DownloadState.Fetched, content)
                : (DownloadState.NotAsExpected, []);
        }
        // A timeout of the client is a cancellation that nobody asked for.
        catch (Exception error) when (error is HttpRequestException or IOException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (DownloadState.NotAnswering, []);
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > MaxBytes)
                return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static bool IsSchema(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("properties", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsCodelist(byte[] content)
    {
        using var stream = new MemoryStream(content);
        try
        {
            return CsvTable.Read(stream).Columns.Contains("Code");
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> CodelistsNamedIn(byte[] schema)
    {
        using var document = JsonDocument.Parse(schema);
        return [.. Codelists(document.RootElement).Distinct()];
    }

    private static IEnumerable<string> Codelists(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
            return node.EnumerateArray().SelectMany(Codelists);
        if (node.ValueKind != JsonValueKind.Object)
            return [];
        var inner = node.EnumerateObject().SelectMany(member => Codelists(member.Value));
        // The name becomes a path below the folder, so it must be a plain file name.
        return node.TryGetProperty("codelist", out var name) && name.ValueKind == JsonValueKind.String
            && CodelistName().IsMatch(name.GetString()!) ? inner.Prepend(name.GetString()!) : inner;
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = path + ".part";
        await File.WriteAllBytesAsync(half, content, cancellation);
        File.Move(half, path, overwrite: true);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\.csv\z")]
    private static partial Regex CodelistName();
}
