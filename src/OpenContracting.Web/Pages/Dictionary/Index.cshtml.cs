using Microsoft.AspNetCore.Mvc;
using OpenContracting.Standards;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Dictionary;

/// <summary>What the fields of the published documents mean, one level of the document at a time.</summary>
public sealed class IndexModel : PortalPage
{
    /// <summary>The standard: <c>oc4ids</c> or <c>ocds</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Standard { get; set; } = "oc4ids";

    /// <summary>The field whose parts are shown, as a path without its first slash; empty for the document itself.</summary>
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Field { get; set; }

    public StandardSchema Schema { get; private set; } = null!;

    /// <summary>The field whose parts are shown; null for the document itself.</summary>
    public SchemaField? At { get; private set; }

    public IReadOnlyList<(SchemaField Field, bool HasMore)> Fields { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (FieldDictionary.SchemaOf(Standard) is not { } schema)
            return NotFound();
        Schema = schema;
        At = string.IsNullOrEmpty(Field) ? null : schema.Fields.Find("/" + Field);
        Fields = FieldDictionary.Below(schema, At?.Path ?? "");
        return Fields.Count == 0 || (At is null && !string.IsNullOrEmpty(Field)) ? NotFound() : Page();
    }

    /// <summary>The address of this page at another field.</summary>
    public string Address(string standard, string path = "") =>
        $"{T.Link(PageAddress.Dictionary)}?standard={standard}{(path.Length == 0 ? "" : $"&path={path.TrimStart('/')}")}";

    /// <summary>The fields that lead to the one shown, the outermost first.</summary>
    public IEnumerable<SchemaField> Way()
    {
        var path = At?.Path ?? "";
        for (var slash = path.IndexOf('/', Math.Min(1, path.Length)); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (Schema.Fields.Find(path[..slash]) is { } field)
                yield return field;
    }

    public string TypesOf(SchemaField field) => string.Join(", ", (field.IsArray && field.Reference is null ? field.ItemTypes : field.Types)
        .Where(type => type != "null").Select(type => T[$"dictionary.type.{type}"])) is { Length: > 0 } types
            ? field.IsArray ? T.Say("dictionary.listOf", field.Reference ?? types) : field.Reference ?? types
            : T["dictionary.type.any"];
}
