using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The amounts of the present subject: half a dozen checks ask for each, and it is read once.</summary>
internal sealed class Amounts
{
    // A slot for several values, of which the last counts: so an item of a million amounts needs no more memory than one of ten.
    private const int Slots = 128;

    private readonly Known[] known = new Known[Slots];
    private int subjects;

    /// <summary>To be called when the subject is another one.</summary>
    public void Begin() => subjects++;

    /// <summary>Reads a value object; false when amount or currency is absent, of the wrong type, or the amount is beyond all reason.</summary>
    public bool TryRead(JsonValue value, out Money money)
    {
        ref var slot = ref known[(uint)value.Index % Slots];
        if (slot.Subject != subjects || slot.Value != value)
        {
            slot.IsMoney = Money.TryRead(value, out slot.Money);
            (slot.Subject, slot.Value) = (subjects, value);
        }

        money = slot.Money;
        return slot.IsMoney;
    }

    private struct Known
    {
        public int Subject;
        public bool IsMoney;
        public JsonValue Value;
        public Money Money;
    }
}
