using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The keywords about an array as a whole.</summary>
internal static class ArrayRules
{
    /// <summary>What the schema says of an element.</summary>
    public static PlanNode? Element(PlanNode? place, int ordinal)
    {
        if (place is null)
            return null;
        if (place.Tuple is not { } tuple)
            return place.Items;
        return ordinal < tuple.Length ? tuple[ordinal] : place.AdditionalItems;
    }

    public static void Judge(JsonItem item, int index, PlanNode place, Findings findings, int count)
    {
        if (place.Streamed)
            return;
        if (count < place.MinItems)
            findings.Report(Rules.TooFewItems, index, $"{place.MinItems}");
        if (count > place.MaxItems)
            findings.Report(Rules.TooManyItems, index, $"{place.MaxItems}");
        if (place.NoAdditionalItems && count > place.Tuple!.Length)
            ReportForbidden(new JsonValue(item, index), place.Tuple.Length, findings);
        if (place.UniqueBy is { } keys && count > 1)
            Uniqueness.Judge(new JsonValue(item, index), keys, findings);
    }

    private static void ReportForbidden(JsonValue array, int allowed, Findings findings)
    {
        foreach (var element in array.Elements)
            if (element.Ordinal >= allowed)
                findings.Report(Rules.ForbiddenItem, element.Index);
    }
}
