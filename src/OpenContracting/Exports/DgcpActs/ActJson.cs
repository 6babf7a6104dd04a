using System.Text.Json;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.DgcpActs;

/// <summary>An act as JSON: a page of the V3 service, or an act page turned into an object of its labels.</summary>
internal static class ActJson
{
    // The pairs of a V3 page: the label and its value.
    private static readonly string[] LabelNames = ["label", "etiqueta", "titulo", "nombre"];

    private static readonly string[] ValueNames = ["value", "valor"];

    /// <summary>Reads an act page turned into an object: labels as properties, tables as arrays.</summary>
    public static ActContent ReadLabels(JsonElement act, long number)
    {
        var content = new ActContent();
        content.Add(ActContent.Act, number, Scalars(act));
        foreach (var property in act.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && property.NameEquals("proponenteSeleccionado"))
                content.Add(ActContent.Suppliers, number, Scalars(property.Value));
            if (property.Value.ValueKind != JsonValueKind.Array)
                continue;
            var table = property.Name switch
            {
                "items" => ActContent.Items,
                "documentosAdjuntos" => ActContent.Documents,
                "partidasPresupuestales" => ActContent.Budget,
                "proponentesSeleccionados" => ActContent.Suppliers,
                _ => property.Name,
            };
            foreach (var member in property.Value.EnumerateArray())
                content.Add(table, number, member.ValueKind == JsonValueKind.Object ? Scalars(member) : [(property.Name, member.ToString())]);
        }

        return content;
    }

    /// <summary>Reads a page of the V3 service (<c>result.pageComponentes</c>), however deep its components stand.</summary>
    public static ActContent ReadComponents(JsonElement page)
    {
        var content = new ActContent();
        var number = 0L;
        Walk(page, content, ref number);
        return content;
    }

    private static void Walk(JsonElement element, ActContent content, ref long number)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var member in element.EnumerateArray())
                Walk(member, content, ref number);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        number++;
        if (element.TryGetProperty("numRenglon", out _))
            content.Add(ActContent.Items, number, Scalars(element));
        else if (element.TryGetProperty("empresa", out var company) && company.ValueKind == JsonValueKind.Object)
            content.Add(ActContent.Suppliers, number, [.. Scalars(element), .. Scalars(company), .. Total(element)]);
        else if (element.TryGetProperty("rutaCompleta", out _) || element.TryGetProperty("nombreOriginal", out _))
            content.Add(ActContent.Documents, number, Scalars(element));
        else
            WalkPairs(element, content, ref number);
    }

    private static void WalkPairs(JsonElement element, ActContent content, ref long number)
    {
        if (First(element, LabelNames) is { ValueKind: JsonValueKind.String } label && First(element, ValueNames) is { } value
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            content.AddLabel(label.GetString()!.TrimEnd(':', ' '), value.ToString(), number);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && ProcessNumber.TryParse(property.Value.GetString(), out _))
                content.AddLabel(property.Name, property.Value.GetString()!, number);
            Walk(property.Value, content, ref number);
        }
    }

    /// <summary>What an offer comes to: the sum of its items, as the page gives no total.</summary>
    private static List<(string Column, string Text)> Total(JsonElement offer)
    {
        if (!offer.TryGetProperty("procesosOfertasItems", out var items) || items.ValueKind != JsonValueKind.Array)
            return [];
        var total = 0m;
        foreach (var item in items.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("precioTotal", out var price) && Balboas.TryParse(price.ToString(), out var amount))
                total += amount.Amount;
        return total > 0 ? [("procesosOfertasItems/precioTotal", total.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [];
    }

    private static JsonElement? First(JsonElement element, string[] names)
    {
        foreach (var name in names)
            if (element.TryGetProperty(name, out var found))
                return found;
        return null;
    }

    private static List<(string Column, string Text)> Scalars(JsonElement element) =>
        [.. element.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .Select(property => (property.Name, property.Value.ToString()))];
}
