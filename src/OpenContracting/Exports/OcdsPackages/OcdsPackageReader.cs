using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.OcdsPackages;

/// <summary>Reads releases as given: release and record packages, pages of the OCDS API, JSON Lines, bare releases and records.</summary>
/// <remarks>The metadata DGCP puts beside them (<c>links</c>, extensions that cannot be fetched) is read past, never resolved.</remarks>
internal sealed class OcdsPackageReader(string file, IExportSink sink, ExportOptions options)
{
    private const string Table = "releases";

    private static readonly JsonItemShape Packages = new(
        new HashSet<string> { "releases", "records" }, new HashSet<string> { "package" }, ItemMark: "ocid");

    private static readonly JsonItemShape Record = new(
        new HashSet<string> { "releases" }, new HashSet<string>(), ItemMark: "");

    private readonly HashSet<UInt128> seen = [];
    private readonly Dictionary<string, byte[]> beside = [];
    private long number;
    private long used;
    private long quarantined;
    private long duplicates;
    private bool cutShort;

    /// <summary>Reads the whole file.</summary>
    public ExportSummary Read(Stream stream, bool lines, CancellationToken cancellation)
    {
        if (lines)
            ReadLines(stream, cancellation);
        else
            ReadItems(new JsonItems(stream, Packages, options.MaximumItemBytes), cancellation);
        return new(Adapters.OcdsRelease, [new(Table, used + quarantined + duplicates, used, quarantined, duplicates)])
        {
            Licence = Text("license"),
            Version = Text("version"),
            Extensions = Extensions(),
            NextPage = NextPage(),
            UnknownTables = cutShort ? [Table] : [],
        };
    }

    private void ReadLines(Stream stream, CancellationToken cancellation)
    {
        using var reader = new JsonLines(stream, options.MaximumItemBytes);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            // Nearly every line is a release and no more; what else it may be, the slower way finds out.
            if (ReleaseFacts.TryRead(reader.Line.Span, out var facts, out _) && facts.IsRelease)
                Accept(reader.Line, facts, Adapters.OcdsRelease);
            else
                ReadItems(JsonItems.Over(reader.Line.ToArray(), reader.Line.Length, Packages), cancellation);
        }

        if (reader.Fault is not null)
            Refuse(reader.Fault, reader.Line.Span);
    }

    private void ReadItems(JsonItems items, CancellationToken cancellation)
    {
        using (items)
        {
            while (items.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var (name, value) in items.Beside)
                    beside[name] = value;
                ReadItem(items.Item, cancellation);
            }

            foreach (var (name, value) in items.Beside)
                beside[name] = value;
            if (items.Fault is null)
                return;
            Refuse(items.Fault, items.Rest);
            cutShort = true;
        }
    }

    private void ReadItem(ReadOnlyMemory<byte> item, CancellationToken cancellation)
    {
        if (!ReleaseFacts.TryRead(item.Span, out var facts, out var fault))
        {
            Refuse(fault, item.Span);
            return;
        }

        if (facts.IsPackage)
            ReadItems(JsonItems.Over(item.ToArray(), item.Length, Packages), cancellation);
        else if (facts.HasReleases)
            ReadRecord(item);
        else if (facts.CompiledRelease is { } compiled)
            AcceptCompiled(item[compiled]);
        else
            Accept(item, facts, Adapters.OcdsRelease);
    }

    /// <summary>A record's embedded releases; where it only links to them, its compiled release stands for the process.</summary>
    private void ReadRecord(ReadOnlyMemory<byte> record)
    {
        using var items = JsonItems.Over(record.ToArray(), record.Length, Record);
        var linked = false;
        while (items.Read())
        {
            if (!ReleaseFacts.TryRead(items.Item.Span, out var facts, out var fault))
                Refuse(fault, items.Item.Span);
            else if (facts is { Ocid: null, IsLink: true })
                linked = true;
            else
                Accept(items.Item, facts, Adapters.OcdsRelease);
        }

        if (linked)
            ReadLinkedRecord(record);
    }

    private void ReadLinkedRecord(ReadOnlyMemory<byte> record)
    {
        if (ReleaseFacts.TryRead(record.Span, out var facts, out _) && facts.CompiledRelease is { } compiled)
            AcceptCompiled(record[compiled]);
        else
            Refuse("linked-releases-only", record.Span);
    }

    private void AcceptCompiled(ReadOnlyMemory<byte> compiled)
    {
        if (ReleaseFacts.TryRead(compiled.Span, out var facts, out var fault))
            Accept(compiled, facts, Adapters.OcdsCompiledRelease);
        else
            Refuse(fault, compiled.Span);
    }

    private void Accept(ReadOnlyMemory<byte> release, ReleaseFacts facts, string adapter)
    {
        number++;
        if (facts.Ocid is null)
        {
            Quarantine("missing-process-id", "ocid", release.Span);
            return;
        }

        if (!options.KeepsDuplicates && !seen.Add(Fingerprint(release.Span)))
        {
            duplicates++;
            return;
        }

        used++;
        sink.Accept(new ProcessSnapshot
        {
            ProcessKey = facts.Ocid,
            Ocid = facts.Ocid,
            ExternalReference = facts.TenderId ?? ProcessNumber.FromOcid(facts.Ocid),
            Adapter = adapter,
            Date = PanamaDate.TryParse(facts.PublishedDate ?? facts.Date, out var date) ? date.Start : null,
            ExportDate = PanamaDate.TryParse(Text("publishedDate"), out var published) ? published.Start : null,
            File = file,
            Row = number,
            PackageUri = Text("uri"),
            Content = release.ToArray(),
        });
    }

    private void Refuse(string code, ReadOnlySpan<byte> raw)
    {
        number++;
        Quarantine(code, null, raw);
    }

    private void Quarantine(string code, string? column, ReadOnlySpan<byte> raw)
    {
        quarantined++;
        sink.Quarantine(QuarantinedRow.Of(Table, number, code, column, null, raw));
    }

    private static UInt128 Fingerprint(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return BitConverter.ToUInt128(hash);
    }

    private string? Text(string name)
    {
        if (!beside.TryGetValue(name, out var json) || json is not [(byte)'"', ..])
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetString();
    }

    private List<string> Extensions()
    {
        if (!beside.TryGetValue("extensions", out var json) || json is not [(byte)'[', ..] || !Utf8.IsValid(json))
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Where(member => member.ValueKind == JsonValueKind.String).Select(member => member.GetString()!)];
    }

    private string? NextPage()
    {
        if (!beside.TryGetValue("links", out var json) || json is not [(byte)'{', ..] || !Utf8.IsValid(json))
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String
            ? next.GetString()
            : null;
    }
}
