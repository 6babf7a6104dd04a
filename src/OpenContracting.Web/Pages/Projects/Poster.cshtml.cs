using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Sharing;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>A sheet to print and put up at the work: what it is, what it costs, until when, and a square that leads a phone to all the rest.</summary>
public sealed class PosterModel(ProjectSearch search, ShortAddresses addresses, PublicAddress address, InstanceKind kind, TimeProvider clock)
    : SheetPage(search, addresses, address, clock)
{
    /// <summary>What is known of the work: labels and values, whose it is first.</summary>
    public IEnumerable<(string Label, string Value, bool IsSpanish)> Facts()
    {
        var row = Sheet.Row;
        yield return (T["plate.institution"], row.PublicAuthorityName ?? row.PublicAuthorityId ?? T["code.none"], true);
        foreach (var line in Sheet.Money())
            yield return (T["money." + line.Key], T.Money(line.Amount.Value, line.Amount.Currency), false);
        if (row.StartDate is { } start)
            yield return (T["poster.start"], T.Date(start), false);
        if (row.EndDate is { } end)
            yield return (T["poster.end"], T.Date(end), false);
    }

    /// <summary>Of which version this is.</summary>
    public string Version => T.Say("poster.version", Sheet.Row.Version, T.Date(Sheet.Row.LastPublished));

    /// <summary>The same as a PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync(string id, CancellationToken cancellation)
    {
        if (await OnGetAsync(id, cancellation) is not PageResult)
            return NotFound();
        var sheet = new PosterSheet(
            T["poster.eyebrow"], Title, string.Join(" ", Sheet.InWords()), [.. Facts().Select(fact => (fact.Label, fact.Value))], Address, T["poster.scan"], T["project.wrong"],
            $"{T["portal.name"]} · {Version}", kind.IsDemo ? T["portal.demo"] : null);
        Response.Headers.CacheControl = "public, max-age=300";
        return File(sheet.Draw(), "application/pdf", $"{T["poster.fileName"]}-{ShortAddresses.CodeOf(id)}.pdf");
    }
}
