using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Uses;

/// <summary>The form by which anybody says what they made with the data.</summary>
/// <remarks>Nobody is signed in, so a form forged by another site could misuse nothing; and a cookie against it would be one more thing kept of a visitor.</remarks>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.SignIn)]
[RequestSizeLimit(64 * 1024)]
[ResponseCache(NoStore = true)]
public sealed class SendModel(UseIntake intake, UseTokens tokens) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "obra")]
    public string? Project { get; set; }

    [BindProperty]
    public UseForm Form { get; set; } = new();

    public IReadOnlyDictionary<string, (string Key, string? Found)> Wrong { get; private set; } = new Dictionary<string, (string, string?)>();

    /// <summary>The form's number, a new one each time it is shown.</summary>
    public string Token { get; private set; } = "";

    public void OnGet()
    {
        Form.Projects = Project;
        Token = tokens.New();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        (var receipt, Wrong) = await intake.TakeAsync(Form, cancellation);
        if (receipt is not null)
            return Redirect(T.Link(PageAddress.UseReceipt, receipt));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        // The old number counts on, so that nobody is told again that they were too fast; only one that is over is made anew.
        Token = Wrong.ContainsKey(nameof(UseForm.Token)) ? tokens.New() : Form.Token!;
        return Page();
    }

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    public string? Mistake(string field) => Wrong.TryGetValue(field, out var found) ? T.Say(found.Key, found.Found) : null;
}
