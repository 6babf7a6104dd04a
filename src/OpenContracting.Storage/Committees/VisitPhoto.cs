namespace OpenContracting.Storage.Committees;

/// <summary>A picture of a visit, cleaned of what a camera writes into it; public once its draft is published.</summary>
public sealed class VisitPhoto
{
    public const int LongestDescription = 200;

    public int Id { get; set; }
    public int DraftId { get; set; }
    public required int Number { get; set; }

    /// <summary><c>image/jpeg</c> or <c>image/png</c>.</summary>
    public required string Media { get; set; }

    /// <summary>Empty once taken down.</summary>
    public required byte[] Content { get; set; }

    /// <summary>What is seen, for those who do not see it.</summary>
    public required string Description { get; set; }

    // About where, to some 110 metres.
    public decimal? Latitude { get; set; }
    public decimal? Longitude { get; set; }

    /// <summary>Set when somebody was seen in it after all.</summary>
    public DateTimeOffset? TakenDownAt { get; set; }
}
