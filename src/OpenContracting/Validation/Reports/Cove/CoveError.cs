using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>A schema error as lib-cove describes it: a key that like errors share, and one place with its value.</summary>
internal sealed record CoveError
{
    /// <summary>What like errors share, as the JSON text that lib-cove groups by.</summary>
    public required string Key { get; init; }

    /// <summary>The keyword; for formats the format, for types the type: what the flat form of OCDS calls type.</summary>
    public required string MessageType { get; init; }

    /// <summary>What is wrong, without positions.</summary>
    public required string Message { get; init; }

    /// <summary>Where, with positions, without leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>The value there, as JSON; null where the libraries show none.</summary>
    public string? Value { get; init; }

    /// <summary>The error that a notice is.</summary>
    public static CoveError Of(Notice notice, string validator, string language)
    {
        // A repeat is told of the list, not of the item.
        var pointer = validator == "uniqueItems" ? CoveFindings.Parent(notice.Pointer) : notice.Pointer;
        var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = steps.LastOrDefault() ?? "";
        var header = validator == "required" ? notice.Expected ?? "" : last;
        var type = MessageTypeOf(notice, validator);
        var message = $"{NoticeTexts.Title(notice.Code, language)}{(header.Length > 0 ? $": '{header}'" : "")}";
        return new CoveError
        {
            Key = KeyOf(notice, validator, type, message, header, last, steps),
            MessageType = type,
            Message = message,
            Path = CoveFindings.Path(pointer),
            Value = validator is "required" or "minItems" or "minProperties" ? null : notice.Value,
        };
    }

    private static string MessageTypeOf(Notice notice, string validator) => validator switch
    {
        "type" => TypeOf(notice)[0],
        "format" => notice.Code["invalid-".Length..],
        _ => validator,
    };

    // The engine lists types by name; the libraries speak of the plainest first.
    private static string[] TypeOf(Notice notice) =>
        [.. (notice.Expected ?? "").Split('|').OrderBy(type => type is "array" or "object").ThenBy(type => type == "null")];

    private static string KeyOf(Notice notice, string validator, string type, string message, string header, string last, string[] steps)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, NoticeJson.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("message", message);
            writer.WriteString("validator", validator);
            writer.WriteNull("assumption");
            WriteValidatorValue(writer, notice, validator, type);
            writer.WriteString("message_type", type);
            writer.WriteString("path_no_number", string.Join('/', steps.Where(step => !CoveFindings.IsPosition(step))));
            if (validator != "required" && CoveFindings.IsPosition(last))
                writer.WriteNumber("header", long.Parse(last, CultureInfo.InvariantCulture));
            else
                writer.WriteString("header", header);
            writer.WriteString("header_extra", CoveFindings.IsPosition(last) ? $"{steps.ElementAtOrDefault(steps.Length - 2)}/[number]" : header);
            writer.WriteString("null_clause", validator is "type" or "format" ? "is not null, and" : "");
            if (notice.Code is "duplicate-id" or "duplicate-item")
                writer.WriteString("error_id", notice.Code == "duplicate-id" ? "uniqueItems_with_id" : "uniqueItems_no_ids");
            else
                writer.WriteNull("error_id");
            foreach (var unused in (string[])["exclusiveMinimum", "exclusiveMaximum", "extras", "each", "property", "reprs"])
                writer.WriteNull(unused);
            if (validator is "minItems" or "minLength" or "minProperties" or "pattern" or "minimum" && notice.Value is { } instance)
            {
                writer.WritePropertyName("instance");
                CoveFindings.WriteValue(writer, instance);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteValidatorValue(Utf8JsonWriter writer, Notice notice, string validator, string type)
    {
        switch (validator)
        {
            case "type" when TypeOf(notice) is { Length: > 1 } types:
                writer.WriteStartArray("validator_value");
                foreach (var each in types)
                    writer.WriteStringValue(each);
                writer.WriteEndArray();
                break;
            case "type" or "format":
                writer.WriteString("validator_value", type);
                break;
            case "uniqueItems":
                writer.WriteBoolean("validator_value", true);
                break;
            case "required":
                writer.WriteNull("validator_value");
                break;
            default:
                if (decimal.TryParse(notice.Expected, CultureInfo.InvariantCulture, out var limit))
                    writer.WriteNumber("validator_value", limit);
                else
                    writer.WriteString("validator_value", notice.Expected);
                break;
        }
    }
}
