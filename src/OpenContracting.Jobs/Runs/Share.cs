namespace OpenContracting.Jobs.Runs;

/// <summary>A range of keys, first and last included, and how many things are in it.</summary>
public sealed record Share(string? From, string? To, long Total)
{
    /// <summary>All of the work, for stages that one worker does.</summary>
    public static IReadOnlyList<Share> Whole(long total = 1) => [new(null, null, total)];

    /// <summary>Cuts keys in order into shares of a size.</summary>
    public static IReadOnlyList<Share> Of<T>(IEnumerable<T> keys, int size)
        where T : notnull =>
        [.. keys.Chunk(size).Select(chunk => new Share($"{chunk[0]}", $"{chunk[^1]}", chunk.Length))];
}
