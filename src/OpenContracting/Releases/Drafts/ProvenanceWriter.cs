using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>Writes the provenance of a draft in the form <see cref="Provenance"/> reads.</summary>
internal sealed class ProvenanceWriter(string file, long row, string? export = null)
{
    private static FileName? lastFile;

    private readonly List<(string File, long Row, string? Export)> sources = [];
    private readonly Numbered columns = new();
    private readonly Numbered rules = new();
    private byte[] pointer = new byte[256];
    private int length;

    /// <summary>What is to be said of a release of which every value stands as given in one place.</summary>
    public static byte[] OfWhole(string file, long row, string rule)
    {
        var bytes = new ArrayBufferWriter<byte>(192);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("sources");
            writer.WriteStartArray();
            writer.WriteStringValue(MaskedOnce(file));
            writer.WriteNumberValue(row);
            writer.WriteEndArray();
            writer.WriteEndArray();
            WriteTexts(writer, "columns", [""]);
            WriteTexts(writer, "rules", [rule]);
            writer.WriteStartObject("values");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    // All releases of a file have its name.
    private static string MaskedOnce(string file)
    {
        if (lastFile is not { } known || known.Name != file)
            lastFile = known = new(file, MaskedName(file));
        return known.Masked;
    }

    public byte[] Write(DraftObject draft, string wholeRule, IReadOnlyList<Origin> unreadCells)
    {
        sources.Add((file, row, export));
        columns.Of("");
        rules.Of(wholeRule);
        // What the values number stands before them.
        var values = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(values, Draft.WriterOptions))
        {
            writer.WriteStartObject();
            WriteValues(writer, draft);
            writer.WriteEndObject();
        }

        var unread = unreadCells.Select(cell => (Source: SourceOf(cell), Column: columns.Of(cell.Column), Rule: rules.Of(cell.Rule), cell.Raw)).ToList();
        var bytes = new ArrayBufferWriter<byte>(values.WrittenCount + 4096);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
        {
            writer.WriteStartObject();
            WriteSources(writer);
            WriteTexts(writer, "columns", columns.Items.Select(Masked));
            WriteTexts(writer, "rules", rules.Items);
            writer.WritePropertyName("values");
            writer.WriteRawValue(values.WrittenSpan, skipInputValidation: true);
            if (unread.Count > 0)
                WriteUnread(writer, unread);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private void WriteValues(Utf8JsonWriter writer, Draft draft)
    {
        var before = length;
        switch (draft)
        {
            case DraftObject node:
                foreach (var (name, value) in node)
                {
                    Append(name);
                    WriteValues(writer, value);
                    length = before;
                }

                break;
            case DraftArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    Append(index);
                    WriteValues(writer, array[index]);
                    length = before;
                }

                break;
            case DraftValue { Origin: { } origin }:
                writer.WriteStartArray(pointer.AsSpan(0, length));
                writer.WriteNumberValue(SourceOf(origin));
                writer.WriteNumberValue(columns.Of(origin.Column));
                writer.WriteNumberValue(rules.Of(origin.Rule));
                if (origin.Raw is { } raw)
                    writer.WriteStringValue(Masked(raw));
                writer.WriteEndArray();
                break;
        }
    }

    private void Append(string name)
    {
        if (name.AsSpan().ContainsAny('~', '/'))
            name = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        MakeRoom(1 + 3 * name.Length);
        pointer[length++] = (byte)'/';
        length += Encoding.UTF8.GetBytes(name, pointer.AsSpan(length));
    }

    private void Append(int index)
    {
        MakeRoom(12);
        pointer[length++] = (byte)'/';
        Utf8Formatter.TryFormat(index, pointer.AsSpan(length), out var written);
        length += written;
    }

    private void MakeRoom(int more)
    {
        if (length + more > pointer.Length)
            Array.Resize(ref pointer, Math.Max(2 * pointer.Length, length + more));
    }

    /// <summary>The number of the row a value comes from: the first where it names none, and most often that of the value before.</summary>
    private int SourceOf(Origin origin)
    {
        if (origin.File.Length == 0)
            return 0;
        for (var index = sources.Count - 1; index >= 0; index--)
            if (sources[index].Row == origin.Row && sources[index].File == origin.File && sources[index].Export == origin.Export)
                return index;
        sources.Add((origin.File, origin.Row, origin.Export));
        return sources.Count - 1;
    }

    private void WriteSources(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("sources");
        foreach (var (sourceFile, sourceRow, sourceExport) in sources)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(MaskedName(sourceFile));
            writer.WriteNumberValue(sourceRow);
            if (sourceExport is not null)
                writer.WriteStringValue(sourceExport);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteUnread(Utf8JsonWriter writer, List<(int Source, int Column, int Rule, string? Raw)> unread)
    {
        writer.WriteStartArray("unread");
        foreach (var (source, column, rule, raw) in unread)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(source);
            writer.WriteNumberValue(column);
            writer.WriteNumberValue(rule);
            writer.WriteStringValue(Masked(raw ?? ""));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static string Masked(string text) => Impersonal.Surely(text) ? text : Privacy.Mask(text);

    private static string MaskedName(string name) => Impersonal.Surely(name) ? name : Privacy.MaskFileName(name);

    private sealed record FileName(string Name, string Masked);

    private sealed class Numbered
    {
        private readonly Dictionary<string, int> numbers = [];

        public List<string> Items { get; } = [];

        public int Of(string item)
        {
            if (numbers.TryGetValue(item, out var number))
                return number;
            numbers.Add(item, Items.Count);
            Items.Add(item);
            return Items.Count - 1;
        }
    }
}
