namespace OpenContracting.Storage.Cases;

/// <summary>Evidence: the original, and a copy without what cameras and programs write into files; both sealed, unreadable here.</summary>
public sealed class CaseFile
{
    public long Id { get; set; }
    public long CaseId { get; set; }
    public required int Number { get; set; }
    public required DateOnly Day { get; set; }

    /// <summary>Of what kind: <c>image/jpeg</c>; its name is sealed with it.</summary>
    public required string Media { get; set; }
    public required byte[] Original { get; set; }

    /// <summary>Null where none could be made.</summary>
    public byte[]? Clean { get; set; }
}
