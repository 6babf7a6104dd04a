using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>All recommendations for those who write in their histories, and the form that records a new one.</summary>
[Authorize(Policies.Participant)]
[ResponseCache(NoStore = true)]
public sealed class RecommendationsModel(RecommendationBook book, OwnDesk own, InstitutionList institutions, UserManager<User> users) : PortalPage
{
    [BindProperty]
    public RecommendationForm Form { get; set; } = new();

    public IReadOnlyList<RecommendationRow> Rows { get; private set; } = [];

    public IReadOnlyList<InstitutionRow> Institutions { get; private set; } = [];

    /// <summary>Texts' keys of what is wrong with the form.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Officers answer what is asked of them; recording is for those who run the portal and for civil society.</summary>
    public bool MayAdd => Participant.PartOf(User) is not RecommendationRole.Institution;

    public Task OnGetAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!MayAdd)
            return Forbid();
        Problems = Form.Problems(book.Today);
        if (Form.Institution is not null && await institutions.FindAsync(Form.Institution, cancellation) is null)
            Problems = [.. Problems, "recommendationForm.institutionUnknown"];
        if (Problems.Count > 0)
        {
            await ReadAsync(cancellation);
            return Page();
        }

        var who = new Participant(users.GetUserId(User)!, Participant.PartOf(User)!.Value, []);
        var code = await book.AddAsync(who, new Recommendation
        {
            Code = "",
            Source = RecommendationFilter.Find<RecommendationSource>(Form.Source)!.Value,
            SourceDocument = Form.Document,
            CreatedAt = default,
            TitleEs = Form.Title!.Trim(),
            TitleEn = Form.TitleEn,
            TextEs = Form.Text!.Trim(),
            TextEn = Form.TextEn,
            Theme = Form.Theme!,
            Institution = Form.Institution,
            ProjectId = Form.Project,
            AuthorEmail = Form.Email,
            AuthorLanguage = T.Language,
        }, Form.MadeOn!.Value, cancellation);
        return Redirect(T.Link(PageAddress.RecommendationForm, code));
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var mine = await own.InstitutionsAsync(Guid.Parse(users.GetUserId(User)!), cancellation);
        var who = new Participant("", Participant.PartOf(User)!.Value, mine);
        Rows = [.. (await book.ListAsync(new(), cancellation)).Where(row => who.MayWriteTo(row.Recommendation.Institution))
            .OrderBy(row => !row.IsOverdue).ThenBy(row => row.Standing.State).ThenBy(row => row.Recommendation.Id)];
        Institutions = await institutions.ListAsync(null, cancellation);
    }
}
