using OpenContracting.Storage.Submissions;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>The secret of a report kept by the browser that sent the document, so that the address can be shared without it.</summary>
public static class OwnerCookie
{
    public static void Give(HttpContext context, Taken taken) =>
        context.Response.Cookies.Append(Name(taken.Submission.Id), taken.Secret, Options(context, taken.Submission.ExpiresAt));

    public static bool IsHeld(HttpContext context, Submission submission) =>
        context.Request.Cookies[Name(submission.Id)] is { Length: > 0 } secret && Submissions.IsOwner(submission, secret);

    public static void Take(HttpContext context, string id) => context.Response.Cookies.Delete(Name(id));

    private static string Name(string id) => "validation-" + id;

    private static CookieOptions Options(HttpContext context, DateTimeOffset expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Expires = expires,
    };
}
