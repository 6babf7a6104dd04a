namespace OpenContracting.Exports.Synthetic;

/// <summary>One line of what is bought.</summary>
internal readonly record struct BoughtItem(Item Class, string Description, int Quantity, long UnitPrice)
{
    public long Total => UnitPrice * Quantity;
}
