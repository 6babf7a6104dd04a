using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Jobs.Projects;
using OpenContracting.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>Where the values of a project come from: all of them, or one with the cells of the exports behind it.</summary>
public sealed class ProvenanceModel(ValueOrigins origins, ValueCells cells) : PortalPage, IDisposable
{
    private const int LongestShown = 160;

    private JsonDocument? published;

    public string Id { get; private set; } = "";

    public string? Title { get; private set; }

    /// <summary>The value asked about, as a JSON Pointer; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Path { get; set; }

    public ValueSource? Source { get; private set; }

    public IReadOnlyList<ValueSource> Sources { get; private set; } = [];

    public IReadOnlyList<ValueCell> Cells { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await origins.OfProjectAsync(id, cancellation) is not { } known)
            return NotFound();
        Id = id;
        published = JsonDocument.Parse(known.Json);
        Title = published.RootElement.Text("title");
        Sources = [.. known.Sources!.Where(source => PointedValue.At(published.RootElement, source.At) is not null)];
        if (string.IsNullOrEmpty(Path))
            return Page();
        if (Path[0] != '/' || PointedValue.At(published.RootElement, Path) is null || known.Trace(Path) is not { } origin)
            return NotFound();
        Source = origin.Source;
        Cells = await cells.WithExportsAsync(origin.Cells, cancellation);
        return Page();
    }

    /// <summary>What is published at a place, shortened.</summary>
    public string ValueAt(string pointer)
    {
        var text = PointedValue.At(published!.RootElement, pointer) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { } value => value.GetRawText(),
            null => "",
        };
        return text.Length <= LongestShown ? text : text[..(LongestShown - 1)] + "…";
    }

    /// <summary>The address of the page about one value.</summary>
    public string About(string pointer) => $"{T.Link(PageAddress.Provenance, Id)}?path={Uri.EscapeDataString(pointer)}";

    public void Dispose() => published?.Dispose();
}
