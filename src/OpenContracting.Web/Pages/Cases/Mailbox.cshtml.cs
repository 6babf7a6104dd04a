using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Pages.Cases;

/// <summary>What became of a case, for whoever has its receipt. The code comes in the body of a request and in no address.</summary>
/// <remarks>Nobody is signed in: whoever forges this form must have the code already, and then needs nobody's browser.</remarks>
[IgnoreAntiforgeryToken]
[CaseForms]
[ResponseCache(NoStore = true)]
public sealed class MailboxModel(CaseMailbox mailbox, CaseEvidence evidence) : PortalPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool IsSure { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>The case of the code; null until one is given that is known.</summary>
    public Case? Case { get; private set; }

    public IReadOnlyList<(CaseMessage Message, CaseText? Text)> Messages { get; private set; } = [];

    /// <summary>What became of the last act, in words.</summary>
    public string? Said { get; private set; }

    public bool IsGood { get; private set; }

    /// <summary>Names of the files just sent that no clean copy could be made of.</summary>
    public IReadOnlyList<string> Uncleaned { get; private set; } = [];

    public string FilesHint => T.Say(evidence.Hint, CaseEvidence.MostFiles, Wording.Bytes(CaseEvidence.LargestFile));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        if (CaseFormsAttribute.Wait(HttpContext) is not { } wait)
            return;
        Say(T.Say("case.form.tooOften", wait));
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Result = Page();
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostWriteAsync(CancellationToken cancellation)
    {
        if (ReceiptCode.TryParse(Code) is { } code)
        {
            var text = Text?.Replace("\0", "").ReplaceLineEndings("\n").Trim();
            if (string.IsNullOrEmpty(text))
                Say(T["case.form.textMissing"]);
            else if (text.Length > Case.LongestText)
                Say(T.Say("case.form.tooLong", Wording.Number(Case.LongestText)));
            else if (Files.Count > 0 && await evidence.ProblemAsync(Files) is { } wrong)
            {
                Say(T.Say(wrong.Key, wrong.Found));
                Response.StatusCode = CaseEvidence.StatusOf(wrong.Key);
            }
            else
            {
                var uncleaned = await mailbox.WriteAsync(code, text, Files, cancellation);
                Say(uncleaned is not null, "case.mailbox.sent");
                Uncleaned = uncleaned ?? [];
            }
        }

        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAppealAsync(CancellationToken cancellation)
    {
        if (ReceiptCode.TryParse(Code) is { } code)
            Say(await mailbox.AppealAsync(code, cancellation) is null, "case.appealed");
        return await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellation)
    {
        if (IsSure && ReceiptCode.TryParse(Code) is { } code)
            Say(await mailbox.ForgetAsync(code, cancellation), "case.forgotten");
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (ReceiptCode.TryParse(Code) is { } code && await mailbox.OpenAsync(code, cancellation) is var (found, messages))
            (Case, Messages) = (found, messages);
        else
        {
            Say(T["case.mailbox.unknown"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    private void Say(bool isDone, string done) => (Said, IsGood) = (T[isDone ? done : "case.notDone"], isDone);

    /// <summary>Says why something was not done; what was written stands in the form again.</summary>
    private void Say(string why) => (Said, IsGood) = (why, false);
}
