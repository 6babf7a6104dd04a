using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Subscriptions;

namespace OpenContracting.Web.Pages.Alerts;

/// <summary>Where anybody asks to be told by e-mail what changes of a work or of what a filter finds, or for the link to what they asked for.</summary>
/// <remarks>Nobody is signed in, so a form forged by another site could misuse nothing that its owner could not send themselves.</remarks>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.SignIn)]
[RequestSizeLimit(16 * 1024)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SubscriptionRequests requests, TopicWords topics, ProjectSearch search) : PortalPage
{
    public const string Asked = "asked";
    public const string LinkAsked = "link";

    /// <summary>What would be followed.</summary>
    public SubscriptionTopic Topic { get; private set; } = new(new());

    /// <summary>The same in words.</summary>
    public string What { get; private set; } = "";

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public bool CanSend => requests.CanSend;

    /// <summary>What was asked for a moment ago.</summary>
    public string Done => Request.Query["done"].ToString();

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public SubscriptionRhythm Rhythm { get; set; } = SubscriptionRhythm.Weekly;

    /// <summary>Hidden from people; programs fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>The form whose address is none; null when there is no such mistake.</summary>
    public string? Mistaken { get; private set; }

    /// <summary>This page for the same topic.</summary>
    public string Address(string parameters) =>
        $"{T.Link(PageAddress.Alerts)}?{string.Join('&', new[] { Topic.ToString(), parameters }.Where(part => part.Length > 0))}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AskAsync(Asked, email => new SubscriptionWish(email, T.Language, Topic, Rhythm), cancellation);

    public Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation) =>
        AskAsync(LinkAsked, email => new SubscriptionWish(email, T.Language), cancellation);

    private async Task<IActionResult> AskAsync(string form, Func<string, SubscriptionWish> wish, CancellationToken cancellation)
    {
        if (!await ReadAsync(cancellation))
            return NotFound();
        Mistaken = MailSender.Address(Email) is null ? form : null;
        if (!CanSend || Problems.Count > 0 || Mistaken is not null || Topic.IsTooLong || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // A program that filled the hidden field in is told the same as anybody.
        if (string.IsNullOrEmpty(Website))
            requests.Ask(wish(MailSender.Address(Email)!));
        return Redirect(Address("done=" + form));
    }

    /// <summary>False when what would be followed is no work.</summary>
    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        Topic = SubscriptionTopic.Read(Request.Query, ["done", "handler"], out var problems);
        Problems = problems;
        if (Topic.Project is { } id && await search.FindAsync(id, cancellation) is null)
            return false;
        What = await topics.SayAsync(Topic, T, cancellation);
        return true;
    }
}
