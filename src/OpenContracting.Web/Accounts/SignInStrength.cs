using System.Security.Claims;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>How somebody signed in, and for what that is enough.</summary>
/// <remarks>Committees and civil society may come by an e-mailed link; whoever decides for the portal or an institution needs two factors.</remarks>
public static class SignInStrength
{
    /// <summary>The value of <c>amr</c> for two factors: password and authenticator, or a passkey.</summary>
    public const string TwoFactors = "mfa";

    /// <summary>The value of <c>amr</c> for a link that came by e-mail.</summary>
    public const string EmailedLink = "email";

    private static readonly string[] MayUseLink = [Roles.CommitteeCoordinator, Roles.CommitteeMember, Roles.CivilSocietyVerifier];

    /// <summary>Whether it is enough for what committees and civil society do.</summary>
    public static bool IsEnough(ClaimsPrincipal user) =>
        user.HasClaim("amr", TwoFactors) || (user.HasClaim("amr", EmailedLink) && IsForLink(user.FindAll(ClaimTypes.Role).Select(role => role.Value)));

    /// <summary>Whether an account with these roles may be entered by a link: those of committees and civil society, and no other.</summary>
    public static bool IsForLink(IEnumerable<string> roles)
    {
        var all = roles.ToList();
        return all.Count > 0 && all.TrueForAll(MayUseLink.Contains);
    }
}
