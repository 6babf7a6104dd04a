namespace OpenContracting.Storage.Cases;

/// <summary>A message in the mailbox of a confidential report: sealed for its recipients and its author, unreadable here.</summary>
public sealed class CaseMessage
{
    public long Id { get; set; }
    public long CaseId { get; set; }
    public required int Number { get; set; }
    public required DateOnly Day { get; set; }
    public required bool IsFromAuthor { get; set; }
    public required byte[] Sealed { get; set; }
}
