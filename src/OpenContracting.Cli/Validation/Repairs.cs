using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenContracting.Validation;

namespace OpenContracting.Cli.Validation;

/// <summary>Mends what can be mended without losing or inventing anything; the rest stays as it is.</summary>
/// <remarks>
/// Spaces around a text go; what is empty, and null where it is not allowed, goes; a number written as text becomes a number; a code in
/// another case gets its own; a date with time and zone gets its proper form. A date without a zone stays: nobody but its owner knows it.
/// An id stays where it would become that of another one, and so does a text that is no Unicode (half a surrogate pair).
/// </remarks>
public sealed partial class Repairs
{
    // Removing what is empty can leave its owner empty, and so on up.
    private const int MostRounds = 8;

    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private readonly JsonNode root;
    private readonly List<Repair> made = [];

    // Ids that without their spaces would be the ids of others; what refers to them is written the same.
    private readonly HashSet<string> distinct = new(StringComparer.Ordinal);

    /// <exception cref="JsonException">The document is not one JSON value.</exception>
    public Repairs(ReadOnlySpan<byte> document) =>
        root = JsonNode.Parse(WithoutMark(document), documentOptions: new JsonDocumentOptions { MaxDepth = 512 }) ?? throw new JsonException("null");

    /// <summary>What was done, in order: applied to the document one after the other they give the result.</summary>
    public IReadOnlyList<Repair> Made => made;

    /// <summary>Repairs, validating anew until nothing more can be done, and returns the document.</summary>
    /// <exception cref="ArgumentException">An object has a property twice, so that which is meant cannot be told.</exception>
    public byte[] Run(ValidationOptions options, CancellationToken cancellation)
    {
        FindDistinct(root);
        Trim(root, "");
        for (var round = 0; round < MostRounds; round++)
        {
            var before = made.Count;
            var report = Validator.Validate(Bytes(), options with { KeptPerCode = int.MaxValue, Sink = null }, cancellation);
            // From the end to the beginning, so that what is removed moves nothing still to be repaired.
            foreach (var notice in report.Notices.Where(notice => notice.Pointer.Length > 0).OrderByDescending(notice => notice.Offset))
                Repair(notice);
            if (made.Count == before)
                break;
        }

        return Bytes();
    }

    /// <summary>Writes the steps as a JSON Patch (RFC 6902); <c>was</c> and <c>code</c> are ours and ignored by its readers.</summary>
    public void WritePatch(Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Indented);
        writer.WriteStartArray();
        foreach (var repair in made)
        {
            writer.WriteStartObject();
            writer.WriteString("op", repair.Operation);
            writer.WriteString("path", repair.Pointer);
            if (repair.Value is { } value)
            {
                writer.WritePropertyName("value");
                writer.WriteRawValue(value);
            }

            writer.WritePropertyName("was");
            writer.WriteRawValue(repair.Was);
            writer.WriteString("code", repair.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void FindDistinct(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] })
            FindDistinct(child);
        if (node is not JsonArray siblings)
            return;
        FindDistinct(siblings.Select(Text));
        FindDistinct(siblings.Select(sibling => Text((sibling as JsonObject)?["id"])));
        FindDistinct(siblings.Select(sibling => Text((sibling as JsonObject)?["ocid"])));
    }

    private void FindDistinct(IEnumerable<string?> texts)
    {
        foreach (var alike in texts.OfType<string>().Distinct(StringComparer.Ordinal).GroupBy(text => text.Trim(), StringComparer.Ordinal).Where(alike => alike.Skip(1).Any()))
            distinct.UnionWith(alike);
    }

    private void Trim(JsonNode? node, string pointer)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                    Trim(value, $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Trim(items[i], string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"));
                break;
            case JsonValue value when Text(value) is { } text && text.Trim() is { Length: > 0 } trimmed && trimmed != text && !distinct.Contains(text):
                Replace(pointer, value, Quote(trimmed), "trim");
                break;
        }
    }

    private void Repair(Notice notice)
    {
        if (Find(notice.Pointer) is not { } place)
            return;
        var (owner, name) = place;
        var node = owner is JsonObject members ? members[name] : owner.AsArray()[int.Parse(name, CultureInfo.InvariantCulture)];
        var text = Text(node)?.Trim();
        switch (notice.Code)
        {
            case "missing-values" or "too-short" or "too-few-items" or "too-few-properties" when IsEmpty(node):
            case "wrong-type" when node is null && owner is JsonObject:
                Remove(notice.Pointer, owner, name, node, notice.Code);
                break;
            case "wrong-type" when text is not null && IsNumber(text, notice.Expected):
                Replace(notice.Pointer, node!, text, notice.Code);
                break;
            case "closed-codelist" or "open-codelist" when text is not null && notice.DidYouMean is { } code && code != text && code.Equals(text, StringComparison.OrdinalIgnoreCase):
                Replace(notice.Pointer, node!, Quote(code), notice.Code);
                break;
            case "invalid-date-time" when text is not null && Date(text) is { } date && date != text:
                Replace(notice.Pointer, node!, Quote(date), notice.Code);
                break;
        }
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        JsonObject members => members.Count == 0,
        JsonArray items => items.Count == 0,
        JsonValue value => Text(value) is { } text && string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    private static bool IsNumber(string text, string? expected)
    {
        var types = (expected ?? "").Split('|');
        return (types.Contains("number") && Number().IsMatch(text)) || (types.Contains("integer") && Integer().IsMatch(text));
    }

    // 2026-03-31 14:05:00.5 -0500 → 2026-03-31T14:05:00.5-05:00; without seconds or zone there is nothing to be sure of.
    private static string? Date(string text) => Moment().Match(text) is { Success: true } match
        ? $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{match.Groups["fraction"].Value.Replace(',', '.')}"
            + (match.Groups["zone"].Value is "Z" or "z" ? "Z" : $"{match.Groups["zone"].Value[..3]}:{match.Groups["zone"].Value[^2..]}")
        : null;

    private (JsonNode Owner, string Name)? Find(string pointer)
    {
        var steps = pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        JsonNode? owner = root;
        foreach (var step in steps.SkipLast(1))
            owner = Step(owner, step);
        var name = steps[^1];
        return owner switch
        {
            JsonObject members when members.ContainsKey(name) => (members, name),
            JsonArray items when int.TryParse(name, CultureInfo.InvariantCulture, out var index) && index < items.Count => (items, name),
            _ => null,
        };
    }

    private static JsonNode? Step(JsonNode? node, string step) => node switch
    {
        JsonObject members => members[step],
        JsonArray items when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
        _ => null,
    };

    private void Replace(string pointer, JsonNode node, string json, string code)
    {
        if (node.Parent is null)
            return;
        made.Add(new Repair("replace", pointer, Json(node), json, code));
        if (node.Parent is JsonObject members)
            members[node.GetPropertyName()] = JsonNode.Parse(json);
        else
            node.Parent.AsArray()[node.GetElementIndex()] = JsonNode.Parse(json);
    }

    private void Remove(string pointer, JsonNode owner, string name, JsonNode? node, string code)
    {
        made.Add(new Repair("remove", pointer, Json(node), null, code));
        if (owner is JsonObject members)
            members.Remove(name);
        else
            owner.AsArray().RemoveAt(int.Parse(name, CultureInfo.InvariantCulture));
    }

    private byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
            Write(writer, root);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static string Json(JsonNode? node)
    {
        if (node is null)
            return "null";
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented with { Indented = false }))
            Write(writer, node);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && Text(value) is null:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value.GetValue<JsonElement>()), skipInputValidation: true);
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    // Null for what is no text, and for a text that is no Unicode.
    private static string? Text(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
            return null;
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> document) =>
        document.StartsWith("\uFEFF"u8) ? document[3..] : document;

    private static string Quote(string text) => $"\"{Encoding.UTF8.GetString(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes)}\"";

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^-?(0|[1-9]\d*)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)[Tt ](?<time>\d\d:\d\d:\d\d)(?<fraction>[.,]\d+)? ?(?<zone>[Zz]|[+-]\d\d:?\d\d)\z")]
    private static partial Regex Moment();
}
