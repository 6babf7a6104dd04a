namespace OpenContracting.Web.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record StaffMember(
    Guid Id, string Email, string? DisplayName, bool HasAuthenticator, DateTimeOffset? LastSignInAt, DateTimeOffset? ClosedAt,
    IReadOnlyList<string> Roles, IReadOnlyList<string> Institutions);
