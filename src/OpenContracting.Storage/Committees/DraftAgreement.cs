namespace OpenContracting.Storage.Committees;

/// <summary>One of the committee stands behind a draft as it is.</summary>
public sealed class DraftAgreement
{
    public int DraftId { get; set; }
    public required Guid UserId { get; set; }
}
