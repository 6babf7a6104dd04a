using System.Runtime.InteropServices;
using System.Text.Json;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Projects.Mapping;

/// <summary>Copies objects of a release into a project along the project schema: only fields the standard has, only values it allows.</summary>
/// <remarks>
/// What cannot stand is left out with a notice, never repaired by guess. Ids are made texts, unique in their array, and given where missing.
/// References to organizations are led to the project's parties.
/// </remarks>
internal sealed class FieldCopier(PartyRegistry parties, Action<string, string, string?> leftOut)
{
    private const string Person = "Person";

    // Items within items need one each; kept, since every array of every object asks for one.
    private readonly Stack<ProjectJson> scratches = new();

    /// <summary>Of officials and owners their name and office; numbers, addresses and telephones are theirs.</summary>
    private static readonly string[] OfPersons = ["id", "name", "jobTitle"];

    /// <summary>Writes a member of an object; true when anything was written.</summary>
    public bool Member(ProjectJson json, ObjectShape shape, JsonElement source, string name, ProcessView? process) =>
        source.ValueKind == JsonValueKind.Object && shape[name] is { } field && source.TryGetProperty(name, out var value)
        && Field(json, shape, field, value, process);

    /// <summary>Writes all fields of an object that stand in its shape; the object itself is begun by the caller.</summary>
    public void Members(ProjectJson json, ObjectShape shape, JsonElement source, ProcessView? process, bool withId = true, string? documentType = null)
    {
        foreach (var field in shape.Fields)
        {
            if (shape.Name == Person && !OfPersons.Contains(field.Name))
                continue;
            if (field.Name == "documentType" && documentType is not null)
                json.String(field.Name, documentType);
            else if ((withId || field.Name != "id") && source.TryGetProperty(field.Name, out var value))
                Field(json, shape, field, value, process);
        }
    }

    /// <summary>Writes objects as items of the array begun by the caller; equal ones once, ids unique.</summary>
    public void Items(
        ProjectJson json, ObjectShape shape, IEnumerable<SourceItem> items, Action<SourceItem>? wrote = null)
    {
        var ids = new ItemIds();
        var scratch = scratches.TryPop(out var free) ? free : new ProjectJson();
        foreach (var source in items)
        {
            var (item, process, _, documentType) = source;
            if (item.ValueKind != JsonValueKind.Object)
                continue;
            scratch.Reset();
            scratch.StartObject();
            Members(scratch, shape, item, process, withId: !shape.HasId, documentType);
            var body = scratch.End() ? scratch.Written.Span : default;
            var own = shape.HasId ? OwnId(shape, item) : null;
            if ((body.IsEmpty && own is null) || !ids.IsNew(own, body))
                continue;
            if (shape.HasId)
                json.ObjectWithId(ids.Take(own), body);
            else
                json.Raw(null, body);
            wrote?.Invoke(source);
        }

        scratches.Push(scratch);
    }

    /// <summary>A person's id may be an identity number: then the person is numbered instead.</summary>
    private static string? OwnId(ObjectShape shape, JsonElement item) =>
        item.Text("id") is { } id && !(shape.Name == Person && Ruc.TryParse(id, out var ruc) && ruc.IsPersonal) ? id : null;

    private bool Field(ProjectJson json, ObjectShape shape, FieldShape field, JsonElement value, ProcessView? process)
    {
        switch (field.Kind)
        {
            case FieldKind.Object when value.ValueKind == JsonValueKind.Object:
                return Object(json, field, value, process);
            case FieldKind.Array when value.ValueKind == JsonValueKind.Array:
                return Array(json, shape, field, value, process);
            case FieldKind.String when value.ValueKind is JsonValueKind.String or JsonValueKind.Number:
                return Text(json, shape, field, value);
            case FieldKind.StringOrNumber when value.ValueKind == JsonValueKind.String:
                return Text(json, shape, field, value);
            case FieldKind.Number or FieldKind.Integer or FieldKind.StringOrNumber when value.ValueKind == JsonValueKind.Number:
                return Number(json, shape, field, value);
            case FieldKind.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                json.Boolean(field.Name, value.GetBoolean());
                return true;
            default:
                if (value.ValueKind != JsonValueKind.Null)
                    LeftOut(shape, field, value);
                return false;
        }
    }

    private bool Object(ProjectJson json, FieldShape field, JsonElement value, ProcessView? process)
    {
        json.StartObject(field.Name);
        if (field.Object is null)
            Anything(json, value);
        else if (field.Object.Name == "OrganizationReference")
            parties.WriteReference(json, process, value, PartyRole.Of(field.Name));
        else
            Members(json, field.Object, value, process);
        return json.End();
    }

    private bool Array(ProjectJson json, ObjectShape shape, FieldShape field, JsonElement value, ProcessView? process)
    {
        json.StartArray(field.Name);
        if (field.Items is null)
            Coordinates(json, value);
        else if (field.Items.Kind == FieldKind.Object && field.Items.Object!.Name == "OrganizationReference")
            parties.WriteReferences(json, process, value.EnumerateArray(), PartyRole.Of(field.Name));
        else if (field.Items.Kind == FieldKind.Object)
            Items(json, field.Items.Object!, value.EnumerateArray().Select(item => new SourceItem(item, process, "")));
        else
            UniqueTexts(json, shape, field, value);
        return json.End();
    }

    private void UniqueTexts(ProjectJson json, ObjectShape shape, FieldShape field, JsonElement value)
    {
        var seen = new HashSet<string>();
        foreach (var item in value.EnumerateArray())
            if (item.Text() is { } text)
            {
                if (field.Items!.Codes is { } codes && !codes.Contains(text))
                    leftOut("code-not-in-list", $"{shape.Name}/{field.Name}", text);
                else if (seen.Add(text))
                    json.String(null, text);
            }
    }

    private bool Text(ProjectJson json, ObjectShape shape, FieldShape field, JsonElement value)
    {
        if (field.Codes is null && field.Format is null && Plain(value, out var utf8))
        {
            json.Utf8String(field.Name, utf8);
            return true;
        }

        if (value.Text() is not { } text)
            return false;
        if (field.Codes is { } codes && !codes.Contains(text))
        {
            leftOut("code-not-in-list", $"{shape.Name}/{field.Name}", text);
            return false;
        }

        var written = field.Format switch
        {
            "date-time" => DateText.TryParse(text, IsEnd(field.Name), out var date) ? DateText.Keep(text, date) : null,
            "uri" => UriText.Write(text),
            "email" => text.Contains('@') ? text : null,
            _ => text,
        };
        if (written is not null)
            return json.String(field.Name, written);
        leftOut("invalid-" + field.Format, $"{shape.Name}/{field.Name}", text);
        return false;
    }

    /// <summary>A text without escapes and not only of white space can be copied as it stands.</summary>
    private static bool Plain(JsonElement value, out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        var raw = JsonMarshal.GetRawUtf8Value(value);
        utf8 = raw[1..^1];
        return utf8.Length > 0 && utf8[0] > (byte)' ' && utf8[0] < 0x80 && !utf8.Contains((byte)'\\');
    }

    private bool Number(ProjectJson json, ObjectShape shape, FieldShape field, JsonElement value)
    {
        if (!value.TryGetDecimal(out var number)
            || (field.Kind == FieldKind.Integer && number != decimal.Truncate(number))
            || number < field.Minimum)
        {
            LeftOut(shape, field, value);
            return false;
        }

        json.Number(field.Name, number);
        return true;
    }

    /// <summary>An object the standard leaves open (an observation's dimensions): its plain values.</summary>
    private static void Anything(ProjectJson json, JsonElement value)
    {
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
            if (member.Value.Text() is { } text && seen.Add(member.Name))
                json.String(member.Name, text);
    }

    /// <summary>Coordinates are numbers in lists of any depth, none of them empty; one that is not makes the whole invalid.</summary>
    private void Coordinates(ProjectJson json, JsonElement value)
    {
        if (AreCoordinates(value))
            foreach (var item in value.EnumerateArray())
                json.Raw(null, JsonMarshal.GetRawUtf8Value(item));
        else
            leftOut("invalid-value", "Location/geometry/coordinates", value.GetRawText());
    }

    private static bool AreCoordinates(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(AreCoordinates));

    private static bool IsEnd(string name) => name is "endDate" or "maxExtentDate" or "dueDate";

    private void LeftOut(ObjectShape shape, FieldShape field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array && value.GetRawText().Length <= 2)
            return;
        leftOut("invalid-value", $"{shape.Name}/{field.Name}", value.GetRawText());
    }
}
