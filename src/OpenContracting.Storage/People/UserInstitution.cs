namespace OpenContracting.Storage.People;

/// <summary>An institution a user may act for.</summary>
public sealed class UserInstitution
{
    public required Guid UserId { get; set; }

    /// <summary>The institution's code in <c>schemas/panama</c>.</summary>
    public required string Institution { get; set; }
}
