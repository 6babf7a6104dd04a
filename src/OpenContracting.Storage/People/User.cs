using Microsoft.AspNetCore.Identity;

namespace OpenContracting.Storage.People;

/// <summary>Someone who signs in: staff, committee coordinators, civil-society verifiers.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public string? DisplayName { get; set; }

    /// <summary>The language of mails and pages: <c>es</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "es";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Set when the account is closed; it can no longer sign in, and its past acts keep their author.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
