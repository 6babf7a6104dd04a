using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Releases;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.OcdsPackages;

/// <summary>Reads releases as given: release and record packages, pages of the OCDS API, JSON Lines, bare releases and records.</summary>
/// <remarks>The metadata DGCP puts beside them (<c>links</c>, extensions that cannot be fetched) is read past, never resolved.</remarks>
internal sealed class OcdsPackageReader(string file, IExportSink sink, ExportOptions options)
{
    private const string Table = "releases";

    // Items are kept in blocks that the collector never moves; one of their own each would be copied by it twice.
    private const int BlockBytes = 1 << 20;

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
    private bool lineBreaksOff;
    private Memory<byte> block;

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
            NextPage = NextPage(),
            UnknownTables = cutShort ? [Table] : [],
            BreaksOff = cutShort,
        };
    }

    private void ReadLines(Stream stream, CancellationToken cancellation)
    {
        using var reader = new JsonLines(stream, options.MaximumItemBytes);
        var looks = new OrderedWork<ReadOnlyMemory<byte>, Look>(item => LookAt(item, package: null), look => ReadLine(look, cancellation));
        while (reader.Read())
            looks.Add(Kept(reader.Line), reader.Line.Length);
        looks.Finish();
        // A line in the middle is broken; the last one, without a line end, is broken off.
        cutShort |= lineBreaksOff && reader.LastIsOpen;
        if (reader.Fault is not null)
            Refuse(reader.Fault, reader.Line.Span);
    }

    private void ReadLine(Look look, CancellationToken cancellation)
    {
        lineBreaksOff = false;
        // Nearly every line is a release and no more; what else it may be, the slower way finds out.
        if (look.Fault is not null || !look.Facts.IsRelease)
            ReadItems(Inside(look.Item, Packages), cancellation, isLine: true);
        else
            ReadItem(look, cancellation);
    }

    private void ReadItems(JsonItems items, CancellationToken cancellation, bool isLine = false)
    {
        // An item may be a package, whose items are read in turn: each reading has looks of its own.
        var looks = new OrderedWork<(ReadOnlyMemory<byte> Json, OcdsPackage? Package), Look>(
            item => LookAt(item.Json, item.Package), look => ReadItem(look, cancellation));
        using (items)
        {
            var stated = 0;
            var said = items.Beside;
            OcdsPackage? package = null;
            while (items.Read())
            {
                if (said != items.Beside)
                {
                    KeepBeside(said);
                    (said, package) = (items.Beside, null);
                }

                // What stands beside the items holds for those behind it.
                if (items.Statements != stated)
                {
                    looks.Finish();
                    KeepBeside(said);
                    stated = items.Statements;
                }

                looks.Add((Kept(items.Item), items.Array is null ? null : package ??= new(said)), items.Item.Length);
            }

            looks.Finish();
            KeepBeside(said);
            KeepBeside(items.Beside);
            if (items.Fault is null)
                return;
            Refuse(items.Fault, items.Rest);
            lineBreaksOff = isLine;
            cutShort |= !isLine;
        }
    }

    private void KeepBeside(Dictionary<string, byte[]> said)
    {
        foreach (var (name, value) in said)
            beside[name] = value;
    }

    private ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> item)
    {
        if (item.Length > BlockBytes / 8)
            return item.ToArray();
        if (item.Length > block.Length)
            block = GC.AllocateUninitializedArray<byte>(BlockBytes);
        var own = block[..item.Length];
        block = block[item.Length..];
        item.CopyTo(own);
        return own;
    }

    private static JsonItems Inside(ReadOnlyMemory<byte> item, JsonItemShape shape) => JsonItems.Over(item.ToArray(), item.Length, shape);

    /// <summary>The first look at an item, which costs most, needs nothing of the others: it is made on any thread.</summary>
    private Look LookAt(ReadOnlyMemory<byte> item, OcdsPackage? package)
    {
        if (item.Length <= BlockBytes && LookAtRelease(item) is var (release, untouched))
            return new(item, package, null, release, MayRepeat(item), untouched);
        var fine = ReleaseFacts.TryRead(item.Span, out var facts, out var fault);
        return new(item, package, fine ? null : fault, facts, fine && facts.IsRelease ? MayRepeat(item) : null, null);
    }

    /// <summary>Nearly every item is a release: one reading tells what must be known of it, and whether it can be kept as it is.</summary>
    private static (ReleaseFacts Facts, GivenRelease? Untouched)? LookAtRelease(ReadOnlyMemory<byte> item)
    {
        try
        {
            var untouched = UntouchedRelease.Read(item, ReleaseFacts.OfRelease, out var facts);
            return facts is { } known ? (known, untouched) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private UInt128? MayRepeat(ReadOnlyMemory<byte> item) => options.KeepsDuplicates ? null : Fingerprint(item.Span);

    private void ReadItem(Look look, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (look.Fault is not null)
            Refuse(look.Fault, look.Item.Span);
        else if (look.Facts.IsPackage)
            ReadItems(Inside(look.Item, Packages), cancellation);
        else if (look.Facts.HasReleases)
            ReadRecord(look.Item, look.Package);
        else if (look.Facts.CompiledRelease is { } compiled)
            AcceptCompiled(look.Item[compiled], look.Package);
        else
            Accept(look.Item, look.Facts, Adapters.OcdsRelease, look.Package, look.Fingerprint, look.Untouched);
    }

    /// <summary>A record's embedded releases; where it only links to them, its compiled release stands for the process.</summary>
    private void ReadRecord(ReadOnlyMemory<byte> record, OcdsPackage? package)
    {
        using var items = Inside(record, Record);
        var linked = false;
        while (items.Read())
        {
            if (!ReleaseFacts.TryRead(items.Item.Span, out var facts, out var fault))
                Refuse(fault, items.Item.Span);
            else if (facts is { Ocid: null, IsLink: true })
                linked = true;
            else
                Accept(items.Item, facts, Adapters.OcdsRelease, package);
        }

        if (linked)
            ReadLinkedRecord(record, package);
    }

    private void ReadLinkedRecord(ReadOnlyMemory<byte> record, OcdsPackage? package)
    {
        if (ReleaseFacts.TryRead(record.Span, out var facts, out _) && facts.CompiledRelease is { } compiled)
            AcceptCompiled(record[compiled], package);
        else
            Refuse("linked-releases-only", record.Span);
    }

    private void AcceptCompiled(ReadOnlyMemory<byte> compiled, OcdsPackage? package)
    {
        if (ReleaseFacts.TryRead(compiled.Span, out var facts, out var fault))
            Accept(compiled, facts, Adapters.OcdsCompiledRelease, package);
        else
            Refuse(fault, compiled.Span);
    }

    private void Accept(
        ReadOnlyMemory<byte> release, ReleaseFacts facts, string adapter, OcdsPackage? package, UInt128? fingerprint = null, GivenRelease? untouched = null)
    {
        number++;
        if (facts.Ocid is null)
        {
            Quarantine("missing-process-id", "ocid", null, release.Span);
            return;
        }

        if (!options.KeepsDuplicates && !seen.Add(fingerprint ?? Fingerprint(release.Span)))
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
            Package = package,
            Content = release,
            Untouched = untouched,
        });
    }

    private void Refuse(string code, ReadOnlySpan<byte> raw)
    {
        number++;
        var numbers = code == "too-deep" ? UnreadJson.Reason(raw).Value : code == "item-too-large" ? $"> {options.MaximumItemBytes}" : null;
        Quarantine(code, null, numbers, raw);
    }

    private void Quarantine(string code, string? column, string? value, ReadOnlySpan<byte> raw)
    {
        quarantined++;
        sink.Quarantine(QuarantinedRow.Of(Table, number, code, column, value, raw));
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

    private string? NextPage()
    {
        if (!beside.TryGetValue("links", out var json) || json is not [(byte)'{', ..] || !Utf8.IsValid(json))
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String
            ? next.GetString()
            : null;
    }

    /// <summary>What the first look at an item found.</summary>
    private readonly record struct Look(
        ReadOnlyMemory<byte> Item, OcdsPackage? Package, string? Fault, ReleaseFacts Facts, UInt128? Fingerprint, GivenRelease? Untouched);
}
