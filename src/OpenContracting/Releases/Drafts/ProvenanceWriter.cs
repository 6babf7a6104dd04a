using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>Writes the provenance of a draft in the form <see cref="Provenance"/> reads.</summary>
internal sealed class ProvenanceWriter(string file, long row, string? export = null)
{
    private static FileName? lastFile;

    private readonly Numbered<(string File, long Row, string? Export)> sources = new();
    private readonly Numbered<string> columns = new();
    private readonly Numbered<string> rules = new();
    private readonly List<(string Pointer, int Source, int Column, int Rule, string? Raw)> values = [];

    private readonly List<(int Source, int Column, int Rule, string? Raw)> unread = [];

    /// <summary>What is to be said of a release of which every value stands as given in one place.</summary>
    public static byte[] OfWhole(string file, long row, string rule)
    {
        var bytes = new ArrayBufferWriter<byte>(192);
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("sources");
            writer.WriteStartArray();
            writer.WriteStringValue(Masked(file));
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
    private static string Masked(string file)
    {
        if (lastFile is not { } known || known.Name != file)
            lastFile = known = new(file, Privacy.MaskFileName(file));
        return known.Masked;
    }

    public byte[] Write(DraftObject draft, string wholeRule, IReadOnlyList<Origin> unreadCells)
    {
        sources.Of((file, row, export));
        columns.Of("");
        rules.Of(wholeRule);
        Collect(draft, new StringBuilder());
        foreach (var cell in unreadCells)
            unread.Add((cell.File.Length == 0 ? 0 : sources.Of((cell.File, cell.Row, cell.Export)), columns.Of(cell.Column), rules.Of(cell.Rule), cell.Raw));
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Draft.WriterOptions))
            Write(writer);
        return bytes.WrittenSpan.ToArray();
    }

    private void Collect(Draft draft, StringBuilder pointer)
    {
        var length = pointer.Length;
        switch (draft)
        {
            case DraftObject node:
                foreach (var (name, value) in node)
                {
                    pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
                    Collect(value, pointer);
                    pointer.Length = length;
                }

                break;
            case DraftArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    pointer.Append('/').Append(index);
                    Collect(array[index], pointer);
                    pointer.Length = length;
                }

                break;
            case DraftValue { Origin: { } origin }:
                var source = origin.File.Length == 0 ? 0 : sources.Of((origin.File, origin.Row, origin.Export));
                values.Add((pointer.ToString(), source, columns.Of(origin.Column), rules.Of(origin.Rule), origin.Raw));
                break;
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("sources");
        foreach (var (sourceFile, sourceRow, sourceExport) in sources.Items)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Privacy.MaskFileName(sourceFile));
            writer.WriteNumberValue(sourceRow);
            if (sourceExport is not null)
                writer.WriteStringValue(sourceExport);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        WriteTexts(writer, "columns", columns.Items.Select(Privacy.Mask));
        WriteTexts(writer, "rules", rules.Items);
        writer.WriteStartObject("values");
        foreach (var (pointer, source, column, rule, raw) in values)
        {
            writer.WriteStartArray(pointer);
            writer.WriteNumberValue(source);
            writer.WriteNumberValue(column);
            writer.WriteNumberValue(rule);
            if (raw is not null)
                writer.WriteStringValue(Privacy.Mask(raw));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        if (unread.Count > 0)
            WriteUnread(writer);
        writer.WriteEndObject();
    }

    private void WriteUnread(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("unread");
        foreach (var (source, column, rule, raw) in unread)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(source);
            writer.WriteNumberValue(column);
            writer.WriteNumberValue(rule);
            writer.WriteStringValue(Privacy.Mask(raw ?? ""));
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

    private sealed record FileName(string Name, string Masked);

    private sealed class Numbered<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> numbers = [];

        public List<T> Items { get; } = [];

        public int Of(T item)
        {
            if (numbers.TryGetValue(item, out var number))
                return number;
            numbers.Add(item, Items.Count);
            Items.Add(item);
            return Items.Count - 1;
        }
    }
}
