namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The id of the buyer or public authority of one item; equal when the hashes are.</summary>
internal readonly record struct BuyerId(ulong Hash, string Text)
{
    public bool Equals(BuyerId other) => Hash == other.Hash;

    public override int GetHashCode() => Hash.GetHashCode();
}
