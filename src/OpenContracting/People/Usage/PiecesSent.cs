namespace OpenContracting.People.Usage;

/// <summary>The pieces of one download of one file.</summary>
internal sealed class PiecesSent
{
    private readonly List<(long From, long To)> spans = [];
    private bool isDelivered;

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>True for a piece that was sent already: another download has begun.</summary>
    public bool Overlaps(FilePiece piece) => spans.Exists(span => piece.From <= span.To && span.From <= piece.To);

    /// <summary>Takes a piece; true once, when with it the file was delivered.</summary>
    public bool Add(FilePiece piece, DateTimeOffset at)
    {
        LastAt = at;
        var (from, to) = (piece.From, piece.To);
        // Neighbours become one span: a download in a thousand pieces keeps a few.
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            if (spans[i].To + 1 != from && spans[i].From - 1 != to)
                continue;
            (from, to) = (Math.Min(from, spans[i].From), Math.Max(to, spans[i].To));
            spans.RemoveAt(i);
        }

        spans.Add((from, to));
        if (isDelivered)
            return false;
        var sent = spans.Sum(span => span.To - span.From + 1);
        return isDelivered = piece.To >= piece.Length - 1 || sent >= piece.Length * UsageRules.EnoughOfFile;
    }
}
