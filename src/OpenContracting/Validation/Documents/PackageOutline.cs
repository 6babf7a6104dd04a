namespace OpenContracting.Validation.Documents;

/// <summary>The JSON of a package with its item lists empty, and where each piece of it comes from.</summary>
internal sealed class PackageOutline(int limit)
{
    // White space between tokens makes a piece of each; no package of a few dozen members needs more than this.
    private const int MostPieces = 200_000;

    private readonly List<byte> bytes = [];

    public byte[] Bytes => [.. bytes];

    public List<(int Start, DocumentPosition Position)> Pieces { get; } = [];

    public int Members { get; set; }

    /// <summary>False when something in it was too long to keep.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Adds a token.</summary>
    /// <returns>False when the outline grows too long; then null is put in its place, so that it stays JSON.</returns>
    public bool Add(ReadOnlySpan<byte> token, DocumentPosition position)
    {
        var fits = (bytes.Count + token.Length <= limit && Pieces.Count < MostPieces) || token.Length == 1;
        if (Pieces.Count < MostPieces && !Follows(position))
            Pieces.Add((bytes.Count, position));
        bytes.AddRange(fits ? token : "null"u8);
        return fits;
    }

    private bool Follows(DocumentPosition position) =>
        Pieces is [.., var last] && position.Offset - last.Position.Offset == bytes.Count - last.Start;
}
