using Microsoft.AspNetCore.Mvc;
using OpenContracting.Exports.Template;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Links;
using OpenContracting.Web.Queries.Transparency;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Pages.Transparency;

/// <summary>What one institution discloses, what it lacks, and how far it has come.</summary>
public sealed class InstitutionModel(TransparencyRegister register, Ladder ladder, LinkBook links, IndexRegister index, PublicAddress address) : PortalPage
{
    public const int GapsShown = 12;

    private const int FieldsShown = 3;

    public InstitutionDisclosure Row { get; private set; } = null!;

    public TransparencyBook Book { get; private set; } = null!;

    /// <summary>Editions of the index in which the institution was scored.</summary>
    public IReadOnlyList<IndexAccount> Editions { get; private set; } = [];

    public IReadOnlyList<LadderStep> Steps { get; private set; } = [];

    public IReadOnlyList<DisclosureGap> Gaps { get; private set; } = [];

    /// <summary>What addresses of its documents answer, and of all; no rows where this instance asks none.</summary>
    public (int RecheckDays, IReadOnlyList<(string Name, LinkCount Count)>? Rows) Links { get; private set; }

    public string DataAddress => $"/api/v1/coverage/institutions/{Uri.EscapeDataString(Row.Id)}";

    public string BadgeAddress => address.Of($"{DataAddress}/badge.svg?language={T.Language}");

    public string Permalink => address.Of(T.Link(PageAddress.InstitutionTransparency, Row.Id));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        Book = await register.ReadAsync(cancellation);
        if (Book.Find(id) is not { } row)
            return NotFound();
        Row = row;
        Steps = (await ladder.ReadAsync(cancellation))(row);
        Links = (links.RecheckDays, await links.CountAsync(cancellation) is { } figures ? [(row.Name, figures.Of(row.Id)), (T["links.nation"], figures.Nation)] : null);
        Editions = row.Known is { } known ? [.. (await index.PublishedAsync(cancellation)).Where(edition => edition.Institutions.Contains(known.Id))] : [];
        Gaps = row.Tally.Gaps(IdsSet.Core);
        return Page();
    }

    /// <summary>Where the institution would fill an element in: our template's columns, then the standard's fields that the template has no column for.</summary>
    public (IReadOnlyList<string> Columns, IReadOnlyList<string> Fields, string Types) Where(IdsElement element) => (
        TemplateFillings.Of(element), [.. TemplateFillings.Unfilled(element).Take(FieldsShown)], string.Join(", ", TemplateFillings.DocumentTypes(element)));
}
