using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Exports;

/// <summary>
/// Every file under <c>fixtures/exports</c> with an <c>.expected.json</c> beside it is read, and what comes out is compared: the
/// count of rows, the quarantine, the releases and where their values come from. Dropping in a pair is writing a test; with
/// OPENCONTRACTING_WRITE_EXPECTED=1 the expected files are written anew, to be read before they are kept.
/// </summary>
public sealed class ExportFixtureTests
{
    private const string Ending = ".expected.json";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static TheoryData<string> Files()
    {
        var root = RepositoryFiles.Fixture("exports");
        return [.. Directory.EnumerateFiles(root, "*" + Ending, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path[..^Ending.Length]).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadingGivesWhatIsWrittenBesideTheFile(string file)
    {
        var path = RepositoryFiles.Fixture(["exports", .. file.Split('/')]);
        var actual = Describe(FixtureExport.At(path));
        if (Environment.GetEnvironmentVariable("OPENCONTRACTING_WRITE_EXPECTED") == "1")
            File.WriteAllBytes(path + Ending, [.. actual.Span, (byte)'\n']);

        AssertJson.Equal(File.ReadAllText(path + Ending), actual);
    }

    [Fact]
    public void EveryRuleBehindAValueIsInWords()
    {
        var rules = new HashSet<string>();
        foreach (string file in Files())
            foreach (var snapshot in CollectingSink.Read(FixtureExport.At(RepositoryFiles.Fixture(["exports", .. file.Split('/')]))).Sink.Snapshots)
            {
                var provenance = ReleaseBuilder.Build(snapshot).Provenance;
                rules.UnionWith(Provenance.All(provenance).Select(value => value.Entry.Rule).Append(Provenance.Find(provenance, "/").Rule));
            }

        Assert.InRange(rules.Count, 20, int.MaxValue);
        Assert.Equal([], rules.Where(rule => ProvenanceRules.Text(rule, "es") == rule || ProvenanceRules.Text(rule, "en") == rule));
    }

    private static ReadOnlyMemory<byte> Describe(ExportFile file)
    {
        var (summary, sink) = CollectingSink.Read(file);
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Readable);
        writer.WriteStartObject();
        WriteSummary(writer, summary);
        writer.WriteStartArray("quarantined");
        foreach (var row in sink.Quarantined)
            Write(writer, row);
        writer.WriteEndArray();
        writer.WriteStartArray("releases");
        foreach (var snapshot in sink.Snapshots)
            Write(writer, snapshot);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenMemory;
    }

    private static void WriteSummary(Utf8JsonWriter writer, ExportSummary summary)
    {
        writer.WriteString("adapter", summary.Adapter);
        if (summary.Refusal is { } refusal)
            writer.WriteString("refusal", refusal.Code);
        if (summary.Licence is not null)
            writer.WriteString("licence", summary.Licence);
        if (summary.NextPage is not null)
            writer.WriteString("nextPage", summary.NextPage);
        writer.WriteStartObject("tables");
        foreach (var table in summary.Tables)
        {
            writer.WriteString(table.Table, $"{table.Rows} = {table.Used} used + {table.Quarantined} quarantined + {table.Duplicates} duplicates");
            Assert.Equal(table.Rows, table.Used + table.Quarantined + table.Duplicates);
        }

        writer.WriteEndObject();
        if (summary.UnknownTables.Count == 0)
            return;
        writer.WriteStartArray("unknownTables");
        foreach (var table in summary.UnknownTables)
            writer.WriteStringValue(table);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, QuarantinedRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("table", row.Table);
        writer.WriteNumber("row", row.Row);
        writer.WriteString("code", row.Code);
        if (row.Column is not null)
            writer.WriteString("column", row.Column);
        if (row.Value is not null)
            writer.WriteString("value", row.Value);
        writer.WriteString("raw", row.Raw);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProcessSnapshot snapshot)
    {
        var release = ReleaseBuilder.Build(snapshot);
        writer.WriteStartObject();
        writer.WriteString("processKey", release.ProcessKey);
        writer.WriteString("externalReference", release.ExternalReference);
        writer.WritePropertyName("release");
        JsonDocument.Parse(release.Json).RootElement.WriteTo(writer);
        writer.WriteStartObject("provenance");
        using var provenance = JsonDocument.Parse(release.Provenance);
        foreach (var value in provenance.RootElement.GetProperty("values").EnumerateObject())
        {
            var entry = Provenance.Find(release.Provenance, value.Name);
            writer.WriteString(value.Name, $"{entry.File} {entry.Row} {entry.Column} {entry.Rule}{(entry.Raw is null ? "" : $" ({entry.Raw})")}");
        }

        writer.WriteEndObject();
        if (Provenance.Unread(release.Provenance) is { Count: > 0 } unread)
        {
            writer.WriteStartArray("unread");
            foreach (var cell in unread)
                writer.WriteStringValue($"{cell.File} {cell.Row} {cell.Column} {cell.Rule} ({cell.Raw})");
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
