namespace OpenContracting.People.Gatherings;

/// <summary>Who came, in numbers alone.</summary>
/// <param name="Attended">All who came; null while nobody counted.</param>
/// <param name="Women">Of them, women.</param>
/// <param name="Men">Of them, men.</param>
/// <param name="Young">Of them, younger than thirty.</param>
/// <param name="Comarca">Of them, from the comarcas.</param>
public sealed record GatheringCounts(int? Attended, int? Women, int? Men, int? Young, int? Comarca)
{
    /// <summary>Below this a number could point at a person: it is published as less than it.</summary>
    public const int Least = 3;

    /// <summary>Whether no part is negative or larger than the whole, and no part is known without it.</summary>
    public bool IsSound =>
        ((int?[])[Attended, Women, Men, Young, Comarca]).All(count => count is null or >= 0)
        && ((int?[])[Women + (Men ?? 0), Men, Young, Comarca]).All(part => part is null || part <= Attended);

    /// <summary>A part as it may be said: null where it is unknown or so small that it could point at a person.</summary>
    public static int? Published(int? part) => part is > 0 and < Least ? null : part;
}
