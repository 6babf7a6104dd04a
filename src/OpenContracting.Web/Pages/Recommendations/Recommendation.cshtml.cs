using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Recommendations;

/// <summary>One recommendation with all that happened to it.</summary>
public sealed class RecommendationModel(RecommendationBook book, InstitutionList institutions) : PortalPage
{
    public RecommendationRow Row { get; private set; } = null!;

    public InstitutionRow? Institution { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { } row)
            return NotFound();
        Row = row;
        Institution = row.Recommendation.Institution is { } institution ? await institutions.FindAsync(institution, cancellation) : null;
        return Page();
    }

    public string? Text(RecommendationEvent written) => T.Language == "en" ? written.TextEn ?? written.TextEs : written.TextEs;

    /// <summary>The language a line is in.</summary>
    public string LanguageOf(RecommendationEvent written) => T.Language == "en" && written.TextEn is not null ? "en" : "es";
}
