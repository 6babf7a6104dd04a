using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Cases;

/// <summary>The one form by which citizens report, in plain words, without an account, a cookie or a script.</summary>
/// <remarks>Nobody is signed in, so a form forged by another site could misuse nothing; and a cookie against it would be one more thing kept of a visitor.</remarks>
[IgnoreAntiforgeryToken]
[CaseForms]
[ResponseCache(NoStore = true)]
public sealed class ReportModel(
    CaseIntake intake, CaseTokens tokens, CaseSettings settings, CaseEvidence evidence, VisitBook visits, Db db, PublicAddress address) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "obra")]
    public string? Asked { get; set; }

    /// <summary>A visit whose finding is reported.</summary>
    [BindProperty(SupportsGet = true, Name = "visita")]
    public int? Visit { get; set; }

    [BindProperty]
    public CaseForm Form { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyDictionary<string, (string Key, string? Found)> Wrong { get; private set; } = new Dictionary<string, (string, string?)>();

    /// <summary>What was sent in; null while the form is shown.</summary>
    public CaseReceipt? Receipt { get; private set; }

    public string Token { get; private set; } = "";

    /// <summary>The numbers of the question, in words.</summary>
    public string First { get; private set; } = "";
    public string Second { get; private set; } = "";

    /// <summary>The work it is about, when it is known already.</summary>
    public Project? Project { get; private set; }

    public CaseSettings Settings => settings;

    public IReadOnlyList<CaseOffice> Offices => CaseOffices.Of().All;

    public string FilesHint => T.Say(evidence.Hint, CaseEvidence.MostFiles, Wording.Bytes(CaseEvidence.LargestFile));

    public string MailboxAddress => address.Of(T.Link(PageAddress.Mailbox));

    /// <summary>The version of the data as it is now, which stays as it is.</summary>
    public string Snapshot => $"/api/v1/projects/{Uri.EscapeDataString(Project!.ProjectId)}/versions/{Project.Version}";

    /// <summary>What to take to an office: which work it is, in all its names.</summary>
    public string TakeAlong { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Form.Project = Asked;
        if (Visit is { } number && await visits.FindAsync(number, cancellation) is { } seen)
        {
            Form.Project = seen.Visit.ProjectId;
            var page = $"{address.Of(PageAddress.Committee.In(T.Language, seen.Committee))}#visit-{number}";
            Form.Text = T.Say("case.form.ofVisit", T.Day(seen.Visit.On), seen.CommitteeName, page, seen.Visit.Finding);
            if (Form.Text.Length > Storage.Cases.Case.LongestText)
                Form.Text = Form.Text[..Storage.Cases.Case.LongestText];
        }

        await ShowAsync(tokens.New(), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (CaseFormsAttribute.Wait(HttpContext) is { } wait)
            (Wrong, Response.StatusCode) = (new Dictionary<string, (string, string?)> { [nameof(CaseForm.Token)] = ("case.form.tooOften", Wording.Number(wait)) }, StatusCodes.Status429TooManyRequests);
        else
        {
            (Receipt, Wrong) = await intake.TakeAsync(Form, Files, T.Language, cancellation);
            // Shown in the answer itself: the code stands in no address.
            if (Receipt is not null)
                return Page();
            Response.StatusCode = CaseEvidence.StatusOf(Wrong.TryGetValue(nameof(Files), out var files) ? files.Key : "");
        }

        // The old form's number counts on, so that nobody is told again that they were too fast; one that is over, or a wrong answer, makes a new one.
        await ShowAsync(tokens.Problem(tokens.Read(Form.Token)) == "case.form.tooOld" ? tokens.New() : Form.Token!, cancellation);
        return Page();
    }

    /// <summary>The receipt as a file, for those who want to keep it so.</summary>
    public IActionResult OnPostReceipt(string? code) => ReceiptCode.TryParse(code) is { } known
        ? File(Encoding.UTF8.GetBytes(T.Say("case.receipt.file", known, MailboxAddress).ReplaceLineEndings("\r\n")), "text/plain; charset=utf-8", T["case.receipt.fileName"])
        : Redirect(T.Link(PageAddress.Report));

    /// <summary>What is wrong with a field, in words.</summary>
    public string Mistake(string field) => Wrong.TryGetValue(field, out var found) ? T.Say(found.Key, found.Found) : "";

    private async Task ShowAsync(string token, CancellationToken cancellation)
    {
        Token = token;
        var question = tokens.Read(token)!;
        (First, Second) = (CaseIntake.Word(question.First, T.Language), CaseIntake.Word(question.Second, T.Language));
        var id = Form.Project?.Replace("\0", "");
        Project = id is null ? null : await db.Projects.AsNoTracking().FirstOrDefaultAsync(known => known.ProjectId == id && known.State == ProjectState.Published, cancellation);
        if (Project is null)
            return;
        using var document = new ProjectDocument(Project.Json);
        var numbers = document.Processes.Select(process => process.Number ?? process.Id);
        TakeAlong = T.Say("case.takeAlongLines", Project.Title, Project.ProjectId, Project.PublicAuthorityName, string.Join(", ", numbers),
            address.Of(PageAddress.Project.In(T.Language, Project.ProjectId)), address.Of(Snapshot));
    }
}
