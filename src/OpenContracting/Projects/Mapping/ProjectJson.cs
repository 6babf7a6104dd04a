using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>Writes JSON in which nothing is empty: an object or array begins only when something is written into it.</summary>
internal sealed class ProjectJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;
    private Frame[] frames = new Frame[16];
    private int depth;
    private int opened;

    public ProjectJson() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The frames below already keep the structure right.
        SkipValidation = true,
    });

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            json.Flush();
            return buffer.WrittenMemory;
        }
    }

    public void StartObject(string? name = null) => Push(new Frame(name, IsArray: false));

    public void StartArray(string name) => Push(new Frame(name, IsArray: true));

    /// <summary>Ends the object or array begun last; false when nothing was written into it, and so nothing of it.</summary>
    public bool End()
    {
        var frame = frames[--depth];
        if (opened <= depth)
            return false;
        if (frame.IsArray)
            json.WriteEndArray();
        else
            json.WriteEndObject();
        opened = depth;
        return true;
    }

    /// <summary>Writes a text; nothing when it is null or white space.</summary>
    public bool String(string? name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return false;
        Begin(name);
        json.WriteStringValue(value);
        return true;
    }

    /// <summary>Writes a text that is already UTF-8 and not empty.</summary>
    public void Utf8String(string? name, ReadOnlySpan<byte> value)
    {
        Begin(name);
        json.WriteStringValue(value);
    }

    public void Date(string name, DateTimeOffset? value)
    {
        if (value is { } date)
            String(name, DateText.Write(date));
    }

    public void Number(string? name, decimal value)
    {
        Begin(name);
        json.WriteRawValue(Plain(value), skipInputValidation: true);
    }

    public void Boolean(string? name, bool value)
    {
        Begin(name);
        json.WriteBooleanValue(value);
    }

    public void Texts(string name, IEnumerable<string> values)
    {
        StartArray(name);
        foreach (var value in values)
            String(null, value);
        End();
    }

    /// <summary>Writes a value that is JSON already.</summary>
    public void Raw(string? name, ReadOnlySpan<byte> value)
    {
        Begin(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>Writes an object from its id and its other members, which are a JSON object already; empty for none.</summary>
    public void ObjectWithId(string id, ReadOnlySpan<byte> others)
    {
        Begin(null);
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        if (others.Length > 2)
        {
            json.Flush();
            buffer.Write(","u8);
            buffer.Write(others[1..^1]);
        }

        json.WriteEndObject();
    }

    /// <summary>The JSON Pointer of a member of the object being written; without a name of the object itself, or of the array's last item.</summary>
    public string Pointer(string? name = null)
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < depth; i++)
            if (frames[i].Name is { } step)
                pointer.Append('/').Append(step);
            else if (i > 0)
                pointer.Append('/').Append(frames[i - 1].Items - (i < opened ? 1 : 0));
        if (name is not null)
            pointer.Append('/').Append(name);
        else if (frames[depth - 1].IsArray)
            pointer.Append('/').Append(frames[depth - 1].Items - 1);
        return pointer.ToString();
    }

    /// <summary>Forgets everything, so that the writer can be used again.</summary>
    public void Reset()
    {
        json.Flush();
        buffer.ResetWrittenCount();
        json.Reset();
        depth = opened = 0;
    }

    public void Dispose() => json.Dispose();

    /// <summary>An amount without an exponent and without zeros that say nothing.</summary>
    private static string Plain(decimal value) =>
        (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private void Push(Frame frame)
    {
        if (depth == frames.Length)
            Array.Resize(ref frames, depth * 2);
        frames[depth++] = frame;
    }

    private void Begin(string? name)
    {
        for (; opened < depth; opened++)
        {
            ref var frame = ref frames[opened];
            if (frame.Name is not null)
                json.WritePropertyName(frame.Name);
            else if (opened > 0)
                frames[opened - 1].Items++;
            if (frame.IsArray)
                json.WriteStartArray();
            else
                json.WriteStartObject();
        }

        if (name is not null)
            json.WritePropertyName(name);
        else if (depth > 0)
            frames[depth - 1].Items++;
    }

    private record struct Frame(string? Name, bool IsArray)
    {
        /// <summary>How many items an array has so far.</summary>
        public int Items { get; set; }
    }
}
