using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>Finds a property by the bytes of its name: one multiplication, as a rule one comparison.</summary>
/// <remarks>
/// The table is grown when it is made until no two names share a slot, so a look-up seldom walks. Names whose keys are alike
/// (keys have 32 bits, and see little of a long name's middle) share one in a chain.
/// </remarks>
internal sealed class PropertyTable
{
    // 4096 slots: names that share one even there have keys so alike that growing on would only cost memory.
    private const int MostBits = 12;

    public static readonly PropertyTable Empty = new([]);

    private readonly PlanProperty?[] slots;
    private readonly int shift;

    private PropertyTable(PlanProperty[] properties)
    {
        for (var bits = 1; ; bits++)
        {
            shift = 32 - bits;
            slots = new PlanProperty?[1 << bits];
            if (EachHasOwnSlot(properties))
                return;
            if (bits == MostBits)
                break;
        }

        Array.Clear(slots);
        Chain(properties);
    }

    private PropertyTable(PropertyTable like, PlanProperty[] properties)
    {
        (slots, shift) = (new PlanProperty?[like.slots.Length], like.shift);
        Chain(properties);
    }

    public static PropertyTable Of(PlanProperty[] properties) => properties.Length == 0 ? Empty : new(properties);

    /// <summary>A table of the same names, whose size need not be found out again.</summary>
    public PropertyTable Over(PlanProperty[] properties) => properties.Length == 0 ? Empty : new(this, properties);

    public PlanProperty? Find(ReadOnlySpan<byte> name, uint key)
    {
        var found = slots[key >> shift];
        while (found is not null && !found.Utf8.AsSpan().SequenceEqual(name))
            found = found.NextInSlot;
        return found;
    }

    public PlanProperty? Find(ReadOnlySpan<byte> name) => Find(name, JsonName.Key(name));

    private void Chain(PlanProperty[] properties)
    {
        foreach (var property in properties)
        {
            ref var slot = ref slots[property.Key >> shift];
            property.NextInSlot = slot;
            slot = property;
        }
    }

    private bool EachHasOwnSlot(PlanProperty[] properties)
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
