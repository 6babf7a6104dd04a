using OpenContracting.People.Cases;

namespace OpenContracting.People.Gatherings;

/// <summary>Who came, in numbers alone.</summary>
/// <param name="Attended">All who came; null while nobody counted.</param>
/// <param name="Women">Of them, women.</param>
/// <param name="Men">Of them, men.</param>
/// <param name="Young">Of them, younger than thirty.</param>
/// <param name="Comarca">Of them, from the comarcas.</param>
public sealed record GatheringCounts(int? Attended, int? Women, int? Men, int? Young, int? Comarca)
{
    /// <summary>Whether no part is negative or larger than the whole, and no part is known without it.</summary>
    public bool IsSound =>
        ((int?[])[Attended, Women, Men, Young, Comarca]).All(count => count is null or >= 0)
        && ((int?[])[Women is null && Men is null ? null : (Women ?? 0) + (Men ?? 0), Young, Comarca]).All(part => part is null || part <= Attended);

    /// <summary>The counts as they may be said: a group so small that one of it could be told, or that the others leave so small, is not.</summary>
    public GatheringCounts Published
    {
        get
        {
            if (Attended is not { } all)
                return this;
            var gender = Shown(all, Women, Men);
            return this with { Women = gender[0], Men = gender[1], Young = Shown(all, Young)[0], Comarca = Shown(all, Comarca)[0] };
        }
    }

    /// <summary>Parts of a whole, with what is left of it, under the rule for small numbers.</summary>
    private static int?[] Shown(int all, params int?[] parts)
    {
        var groups = parts.Append(all - parts.Sum(part => part ?? 0)).Select((count, at) => (count, at)).Where(group => group.count is not null).ToDictionary(group => group.at, group => group.count!.Value);
        var shown = SmallNumbers.Of(groups);
        return [.. parts.Select((_, at) => shown.TryGetValue(at, out var count) ? count : null)];
    }
}
