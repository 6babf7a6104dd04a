using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>Finds a property by the bytes of its name: one multiplication, one comparison.</summary>
/// <remarks>The table is grown when it is made until no two names share a slot, so a look-up never walks.</remarks>
internal sealed class PropertyTable
{
    public static readonly PropertyTable Empty = new([]);

    private readonly PlanProperty?[] slots;
    private readonly int shift;

    private PropertyTable(PlanProperty[] properties)
    {
        for (shift = 32 - 1; ; shift--)
        {
            slots = new PlanProperty?[1 << (32 - shift)];
            if (PlaceAll(properties) || shift < 12)
                break;
        }

        // Keys are 32 bits; two names with equal keys cannot be told apart by any table. None are known.
        foreach (var property in properties)
            if (Find(property.Utf8, property.Key) != property)
                throw new FormatException("Two property names of one schema object have the same key.");
    }

    public static PropertyTable Of(PlanProperty[] properties) => properties.Length == 0 ? Empty : new(properties);

    public PlanProperty? Find(ReadOnlySpan<byte> name, uint key)
    {
        var found = slots[key >> shift];
        return found is not null && found.Utf8.AsSpan().SequenceEqual(name) ? found : null;
    }

    public PlanProperty? Find(ReadOnlySpan<byte> name) => Find(name, JsonName.Key(name));

    private bool PlaceAll(PlanProperty[] properties)
    {
        foreach (var property in properties)
        {
            ref var slot = ref slots[property.Key >> shift];
            if (slot is not null)
                return false;
            slot = property;
        }

        return true;
    }
}
