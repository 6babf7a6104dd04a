using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation.Documents;

/// <summary>Whole items read together, on their way to a worker and from there, in order, to the report.</summary>
internal sealed class Batch(byte[] buffer, List<ItemSlice> items)
{
    public byte[] Buffer => buffer;

    public IReadOnlyList<ItemSlice> Items => items;

    // What the worker made of them:

    public List<Notice> Notices { get; } = [];

    public List<(Rule Rule, int Count)> Unkept { get; } = [];

    public FactList?[] Facts { get; set; } = [];

    public List<ItemIdentity> Identities { get; } = [];

    /// <summary>The bytes of the items.</summary>
    public long Bytes => items.Count == 0 ? 0 : items[^1].Start + items[^1].Length;

    public Exception? Failure { get; set; }

    public bool IsDone { get; set; }
}
