namespace OpenContracting.Storage.Committees;

/// <summary>A visit as one of the committee wrote it down: for the committee alone, until it is agreed and published.</summary>
/// <remarks>A table of its own: no query for what is public can meet a draft. The row stays when it is published or discarded, so that a phone that sends again finds its key.</remarks>
public sealed class VisitDraft
{
    public int Id { get; set; }

    /// <summary>Made on the phone that wrote it: what arrives twice is kept once.</summary>
    public required Guid Key { get; set; }
    public required int CommitteeId { get; set; }
    public required string ProjectId { get; set; }
    public required DateOnly On { get; set; }
    public required decimal Observed { get; set; }

    /// <summary>Empty once discarded.</summary>
    public required string Finding { get; set; }
    public required Guid WrittenBy { get; set; }
    public required DateTimeOffset WrittenAt { get; set; }

    // What became of it.
    public int? VisitId { get; set; }
    public DateTimeOffset? DiscardedAt { get; set; }

    public List<VisitPhoto> Photos { get; } = [];
    public List<DraftAgreement> Agreements { get; } = [];
}
