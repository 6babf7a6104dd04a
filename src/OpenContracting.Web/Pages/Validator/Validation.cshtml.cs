using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Submissions;
using OpenContracting.Validation;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>A document's report, or how far its validation is.</summary>
public sealed class ValidationModel(Submissions submissions, SourceRows sources, PublicAddress address) : PortalPage
{
    public const int PathsShown = 8;
    public const int RowsShown = 200;

    public Submission Submission { get; private set; } = null!;

    public ValidationReport? Report { get; private set; }

    public IReadOnlyList<RuleFindings> Findings { get; private set; } = [];

    public IReadOnlyList<HeatRow> Heat { get; private set; } = [];

    public IReadOnlyList<SourceRow> Rows { get; private set; } = [];

    /// <summary>Whether this browser sent the document, and so may delete the report.</summary>
    public bool IsOwner { get; private set; }

    // What is asked to be shown.
    public NoticeKind? Verdict { get; private set; }
    public Severity? Severity { get; private set; }
    public string Query { get; private set; } = "";

    public string Share => address.Of(PageAddress.Validation.In(T.Language, Submission.Id));

    public string BadgeAddress => address.Of($"/api/v1/validations/{Submission.Id}/badge.svg?language={T.Language}");

    public async Task<IActionResult> OnGetAsync(string id, string? verdict, string? severity, string? q, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.CacheControl = "private, no-store";
        if (await submissions.FindAsync(id, cancellation) is not { } submission)
            return NotFound();
        Submission = submission;
        IsOwner = OwnerCookie.IsHeld(HttpContext, submission);
        Verdict = Enum.TryParse<NoticeKind>(verdict, ignoreCase: true, out var kind) ? kind : null;
        Severity = Enum.TryParse<Severity>(severity, ignoreCase: true, out var weight) ? weight : null;
        Query = q?.Trim() ?? "";
        if (submission.State == SubmissionState.Done && await submissions.ReportAsync(id, cancellation) is { } report)
            await ShowAsync(report, cancellation);
        return Page();
    }

    private async Task ShowAsync(ValidationReport report, CancellationToken cancellation)
    {
        Report = report;
        Findings = [.. RuleFindings.Of(report).Where(IsAsked)];
        Heat = HeatRow.Of(report, T.Language);
        Rows = await sources.FindAsync(report, RowsShown, cancellation);
    }

    private bool IsAsked(RuleFindings findings) =>
        (Verdict is null || findings.Count.Kind == Verdict)
        && (Severity is null || findings.Count.Severity == Severity)
        && (Query.Length == 0
            || findings.Count.Code.Contains(Query, StringComparison.OrdinalIgnoreCase)
            || NoticeTexts.Title(findings.Count.Code, T.Language).Contains(Query, StringComparison.OrdinalIgnoreCase)
            || findings.Paths.Any(path => path.Path.Contains(Query, StringComparison.OrdinalIgnoreCase)));
}
