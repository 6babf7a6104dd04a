using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>Compares two dates that come one after the other.</summary>
internal static class Sequence
{
    /// <summary>Passes when the first is not after the second; says nothing when either is absent or cannot be read.</summary>
    public static void Judge(JsonValue first, JsonValue second, CheckRun run)
    {
        if (!first.TryGetInstant(out var from) || !second.TryGetInstant(out var to))
            return;
        if (from <= to)
            run.Pass();
        else
            run.Fail(second, arguments: run.Keeps ? [NameOf(first), first.GetString()!, NameOf(second)] : null);
    }

    /// <summary>A date's name behind that of what holds it, <c>contracts/dateSigned</c>: many things have a <c>date</c>.</summary>
    public static string NameOf(JsonValue date)
    {
        var owner = date.Parent;
        while (owner.Exists && owner.Name.Length == 0)
            owner = owner.Parent;
        return owner.Exists ? $"{owner.Name}/{date.Name}" : date.Name;
    }
}
