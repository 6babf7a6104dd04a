using System.Text;
using System.Text.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Tests.Validation;

/// <summary>Synthetic documents made from a schema, and mistakes put into them. The same seed gives the same bytes.</summary>
internal sealed class RandomDocuments(ValidationPlan plan, int seed)
{
    private static readonly string[] Texts = ["Construcción", "a", "x y", "100 %", "línea\nnueva", "comillas \"dobles\"", "\\", "😀 emoji", "ñ", "/"];

    private static readonly string[] Strange =
    [
        "null", "true", "false", "0", "-0", "10.0", "1e5", "1E+2", "-1.5e-3", "123456789012345678901234567890", "\"\"", "\" \"", "{}", "[]", "[null]", "[[]]",
        "\"2024-01-01\"", "\"2024-02-30T00:00:00Z\"", "\"2024-01-01T00:00:00+05:00\"", "\"2024-01-01t00:00:00.123z\"", "\"http://a b\"",
        "\"mailto:x@example.org\"", "\"https://example.org/%zz\"", "\"\\u0041\\n\"", "\"\\ud800\"", "\"0.9\\n\"", "{\"id\":1}", "[{\"id\":\"a\"},{\"id\":\"a\"}]", "[1,1.0]", "[\"a\",\"a\"]",
        "[{\"id\":\"a\",\"id\":\"b\"},{\"id\":\"b\"}]", "{\"\":1,\"x\":{\"amount\":1}}",
    ];

    private readonly Random random = new(seed);

    public static ValidationPlan Plan(DocumentKind kind) => ValidationPlan.Of(StandardSchema.Load(
        kind is DocumentKind.Project or DocumentKind.ProjectPackage ? StandardVersion.Oc4ids095 : StandardVersion.Ocds115, kind));

    /// <summary>One item, mostly valid.</summary>
    public byte[] Item()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = random.Next(3) == 0,
            SkipValidation = true,
            Encoder = random.Next(4) == 0 ? null : System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
            Write(writer, plan.Item, 0);
        return stream.ToArray();
    }

    /// <summary>The item with up to three mistakes that leave it JSON, mostly.</summary>
    public byte[] WithMistakes(byte[] item)
    {
        var text = Encoding.UTF8.GetString(item);
        for (var mistakes = random.Next(1, 4); mistakes > 0; mistakes--)
            text = WithMistake(text);
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Whether bytes are JSON without two equal names in an object, and without half characters.</summary>
    public static bool IsPlainJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return !Encoding.UTF8.GetString(bytes).Contains("\\ud800", StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The item with bytes changed, dropped, doubled or put in.</summary>
    public byte[] WithDamage(byte[] item)
    {
        var bytes = item.ToList();
        for (var damages = random.Next(1, 4); damages > 0 && bytes.Count > 0; damages--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                case 3:
                    bytes.Insert(at, (byte)"\"\\{}[],:0-.eE \n\0\u007f"[random.Next(17)]);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private void Write(Utf8JsonWriter writer, PlanNode node, int depth)
    {
        if (node.RecordReleases is { } releases)
            node = random.Next(2) == 0 ? releases.Linked : releases.Embedded;
        if ((node.Types & JsonTypes.Object) != 0)
            WriteObject(writer, node, depth);
        else if ((node.Types & JsonTypes.Array) != 0)
            WriteArray(writer, node, depth);
        else if ((node.Types & JsonTypes.String) != 0)
            writer.WriteStringValue(Text(node));
        else if ((node.Types & JsonTypes.Number) != 0)
            writer.WriteNumberValue(random.Next(2) == 0 ? random.Next(1, 1000) : random.Next(1, 100000) / 100m);
        else if ((node.Types & JsonTypes.Integer) != 0)
            writer.WriteNumberValue(random.Next(1, 1000));
        else if ((node.Types & JsonTypes.Boolean) != 0)
            writer.WriteBooleanValue(random.Next(2) == 0);
        else
            writer.WriteNullValue();
    }

    private void WriteObject(Utf8JsonWriter writer, PlanNode node, int depth)
    {
        writer.WriteStartObject();
        // Deep in the tree less and less, or documents would grow without end.
        var share = depth switch { 0 => 0.4, 1 => 0.5, 2 => 0.4, _ => 0.3 };
        foreach (var property in node.Properties)
            if (property.RequiredBit != 0 || (depth < 7 && random.NextDouble() < share))
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Node, depth + 1);
            }

        if (node.Patterns.Length > 0 && random.Next(4) == 0)
            writer.WriteString("title_en", "x");
        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, PlanNode node, int depth)
    {
        writer.WriteStartArray();
        for (var count = random.Next(1, depth < 3 ? 4 : 2); count > 0; count--)
            if (node.Items is not null)
                Write(writer, node.Items, depth + 1);
            else
                writer.WriteNumberValue(count);
        writer.WriteEndArray();
    }

    private string Text(PlanNode node) => node switch
    {
        { Format: StringFormat.DateTime } => $"20{random.Next(10, 30)}-0{random.Next(1, 10)}-1{random.Next(0, 10)}T0{random.Next(0, 10)}:00:00Z",
        { Format: StringFormat.Uri } => $"https://example.org/{random.Next(1000)}",
        { Format: StringFormat.Email } => "a@example.org",
        { Codelist: { } codelist } when random.Next(5) > 0 => codelist.Codelist.Codes[random.Next(codelist.Codelist.Codes.Count)].Code,
        { Pattern: not null } => "1.1",
        _ => Texts[random.Next(Texts.Length)] + random.Next(100),
    };

    // Works on the text: the mistakes of real data are made by hand and by programs that put text together.
    private string WithMistake(string text)
    {
        var quotes = Enumerable.Range(0, text.Length).Where(i => text[i] == '"').ToList();
        if (quotes.Count < 4)
            return Strange[random.Next(Strange.Length)];
        var at = quotes[random.Next(quotes.Count)];
        var end = text.IndexOf('"', at + 1);
        if (end < 0)
            return text;
        var isName = end + 1 < text.Length && text[end + 1] == ':';
        if (!isName)
            return text[..at] + Strange[random.Next(Strange.Length)] + text[(end + 1)..];
        return random.Next(6) switch
        {
            0 => text[..(at + 1)] + "x" + text[(at + 1)..],
            1 => text[..at] + $"\"\\u{(int)text[at + 1]:x4}" + text[Math.Min(at + 2, text.Length)..],
            2 => text[..at] + "\"unknown\":" + Strange[random.Next(Strange.Length)] + "," + text[at..],
            3 => text[..at] + text[at..(end + 2)] + Strange[random.Next(Strange.Length)] + "," + text[at..],
            4 => text[..at] + "\"id\":\"a\"," + text[at..],
            _ => text[..at] + "\"unknown\":1,\"other\":2,\"unknown\":3," + text[at..],
        };
    }
}
