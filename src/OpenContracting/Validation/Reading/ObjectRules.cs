using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The keywords about an object as a whole.</summary>
internal static class ObjectRules
{
    /// <param name="item">The item.</param>
    /// <param name="index">The object's entry, closed.</param>
    /// <param name="place">What the schema says of it.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="required">The bits of the required properties that are there.</param>
    /// <param name="count">The number of properties.</param>
    public static void Judge(JsonItem item, int index, PlanNode place, Findings findings, ulong required, int count)
    {
        if (place.RequiredMask != 0 && (place.RequiredMask & ~required) != 0)
            for (var bit = 0; bit < place.Required.Length; bit++)
                if ((required & 1UL << bit) == 0)
                    findings.Report(Rules.MissingProperty, index, place.Required[bit]);
        if (count < place.MinProperties)
            findings.Report(Rules.TooFewProperties, index, $"{place.MinProperties}");
        if (count > place.MaxProperties)
            findings.Report(Rules.TooManyProperties, index, $"{place.MaxProperties}");
        if (place.Dependencies.Length > 0)
            JudgeDependencies(new JsonValue(item, index), place, findings);
    }

    /// <summary>Finds equal names among those the schema does not name, or names beyond its first 64.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool RareDuplicates(JsonItem item, int index, PlanNode? place, Findings findings)
    {
        Span<ulong> few = stackalloc ulong[16];
        HashSet<ulong>? many = null;
        var count = 0;
        var found = false;
        foreach (var property in new JsonValue(item, index).Properties)
        {
            if (!IsRare(property, place))
                continue;
            var name = StringHash.OfName(property);
            if (many is null ? few[..count].Contains(name) : !many.Add(name))
            {
                found = true;
                findings.Report(Rules.DuplicateProperty, property.Index);
            }
            else if (many is null && count < few.Length)
                few[count++] = name;
            else
                many ??= [.. few, name];
        }

        return found;
    }

    private static bool IsRare(JsonValue property, PlanNode? place) =>
        place?.Table.Find(property.HasEscapedName ? Encoding.UTF8.GetBytes(property.Name) : property.RawName) is not { Ordinal: < 64 };

    private static void JudgeDependencies(JsonValue value, PlanNode place, Findings findings)
    {
        foreach (var dependency in place.Dependencies)
            foreach (var name in dependency.Required)
                if (value[Encoding.UTF8.GetBytes(dependency.Name)].Exists
                    && !value[Encoding.UTF8.GetBytes(name)].Exists)
                    findings.Report(Rules.MissingDependency, value.Index, name);
    }
}
