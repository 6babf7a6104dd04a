using OpenContracting.Web.Hosting;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>What the validator's pages send: a document to be validated, and the wish to have a report deleted.</summary>
/// <remarks>
/// Endpoints of their own, since a page would read the whole form before it could refuse it; here the file is streamed.
/// Nobody is signed in, so there is nothing a forged form could misuse: whoever may delete is told by a cookie that other sites do not send.
/// </remarks>
public static class ValidatorForms
{
    private const string Send = "/enviar";
    private const string Delete = "/borrar";

    public static void MapValidatorForms(this IEndpointRouteBuilder routes)
    {
        foreach (var language in new[] { "es", "en" })
        {
            routes.MapPost(SendTo(language), (HttpContext context, SubmissionIntake intake, CancellationToken cancellation) =>
                    SendAsync(context, intake, language, cancellation))
                .WithMetadata(new PageLanguage(language, PageAddress.Validator))
                .RequireRateLimiting(RateLimits.Validation)
                .ExcludeFromDescription();
            routes.MapPost(DeleteAt(language, "{id}"), (HttpContext context, string id, Submissions submissions, CancellationToken cancellation) =>
                    DeleteAsync(context, id, submissions, language, cancellation))
                .WithMetadata(new PageLanguage(language, PageAddress.Validation))
                .ExcludeFromDescription();
        }
    }

    /// <summary>Where the form of the first page goes.</summary>
    public static string SendTo(string language) => PageAddress.Validator.In(language) + Send;

    /// <summary>Where the form that deletes a report goes.</summary>
    public static string DeleteAt(string language, string id) => $"{PageAddress.Validator.In(language)}{Delete}/{id}";

    private static async Task<IResult> SendAsync(HttpContext context, SubmissionIntake intake, string language, CancellationToken cancellation)
    {
        var (taken, refused) = await intake.TakeAsync(context.Request, cancellation);
        if (taken is null)
            return See($"{PageAddress.Validator.In(language)}?problem={refused!.Kind.Code}");
        OwnerCookie.Give(context, taken);
        return See(PageAddress.Validation.In(language, taken.Submission.Id));
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context, string id, Submissions submissions, string language, CancellationToken cancellation)
    {
        if (await submissions.FindAsync(id, cancellation) is not { } submission)
            return See($"{PageAddress.Validator.In(language)}?problem=unknown-validation");
        if (!OwnerCookie.IsHeld(context, submission))
            return See($"{PageAddress.Validator.In(language)}?problem=secret-not-accepted");
        await submissions.DeleteAsync(id, cancellation);
        OwnerCookie.Take(context, id);
        return See($"{PageAddress.Validator.In(language)}?deleted=1");
    }

    /// <summary>303: the browser asks for the page with GET, and going back or reloading sends nothing again.</summary>
    private static IResult See(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
