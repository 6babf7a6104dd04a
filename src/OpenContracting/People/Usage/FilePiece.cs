namespace OpenContracting.People.Usage;

/// <summary>The bytes of a file that a partial answer (206) sent.</summary>
/// <param name="From">The first byte.</param>
/// <param name="To">The last byte, itself included.</param>
/// <param name="Length">How many bytes the whole file has.</param>
public readonly record struct FilePiece(long From, long To, long Length);
