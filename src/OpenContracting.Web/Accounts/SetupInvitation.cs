namespace OpenContracting.Web.Accounts;

/// <summary>What a setup link opens: an account's password, or the making of the first account when no id is given.</summary>
public sealed record SetupInvitation(Guid? UserId);
