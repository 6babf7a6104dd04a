using System.Text.Json;
using OpenContracting.Publications;
using OpenContracting.Standards;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Api;

/// <summary>Writes changes between versions in words, with the titles that the standard's fields have in our edition.</summary>
public static class DifferenceWords
{
    private const int LongestValue = 120;

    private static readonly FieldTable Fields = StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project).Fields;

    /// <param name="change">What changed.</param>
    /// <param name="after">The version after, in which the ids of the things around the change are looked up.</param>
    /// <param name="language">Of the reader.</param>
    public static ReadableChange Write(FieldChange change, JsonElement after, string language)
    {
        var steps = change.Pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToList();
        var field = string.Join('/', steps.Where(step => !step.All(char.IsAsciiDigit)));
        var title = Fields.Find("/" + field)?.Texts.Title(language) ?? (field.Length == 0 ? "—" : field);
        var within = Within(after, steps);
        var words = new Wording(language);
        return new ReadableChange
        {
            Field = field,
            Title = title,
            Within = within.Count > 0 ? within : null,
            Before = change.Before,
            After = change.After,
            Text = PortalTexts.All.Format(
                language, $"difference.{change.Operation}", title + (within.Count > 0 ? $" ({string.Join(" › ", within)})" : ""),
                Short(change.Before, after, steps, words), Short(change.After, after, steps, words)),
        };
    }

    private static string CurrencyBeside(JsonElement document, List<string> steps)
    {
        var here = document;
        foreach (var step in steps[..^1])
            if (here.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < here.GetArrayLength())
                here = here[index];
            else if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
                break;
        return here.ValueKind == JsonValueKind.Object && here.TryGetProperty("currency", out var currency) && currency.ValueKind == JsonValueKind.String ? currency.GetString()! : "PAB";
    }

    private static List<string> Within(JsonElement document, List<string> steps)
    {
        var ids = new List<string>();
        var here = document;
        foreach (var step in steps)
        {
            if (here.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < here.GetArrayLength())
            {
                here = here[index];
                if (here.ValueKind == JsonValueKind.Object && here.TryGetProperty("id", out var id))
                    ids.Add(id.ToString());
            }
            else if (here.ValueKind == JsonValueKind.Object && here.TryGetProperty(step, out var inner))
                here = inner;
            else
                break;
        }

        return ids;
    }

    /// <summary>An amount in its currency, which stands beside it; any other value as it is written.</summary>
    private static string Short(JsonElement? value, JsonElement after, List<string> steps, Wording words)
    {
        var text = value switch
        {
            null => "",
            { ValueKind: JsonValueKind.Number } number when steps is [.., "amount"] && number.TryGetDecimal(out var amount) => words.Money(amount, CurrencyBeside(after, steps)),
            { ValueKind: JsonValueKind.Object } thing when thing.TryGetProperty("title", out var title) => title.ToString(),
            { ValueKind: JsonValueKind.Object } thing when thing.TryGetProperty("name", out var name) => name.ToString(),
            { } other => other.ToString(),
        };
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
