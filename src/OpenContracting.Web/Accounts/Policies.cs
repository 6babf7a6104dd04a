namespace OpenContracting.Web.Accounts;

/// <summary>Who may enter: any member of staff, or administrators only; both with their second factor.</summary>
public static class Policies
{
    public const string Staff = "staff";
    public const string Administrator = "administrator";
}
