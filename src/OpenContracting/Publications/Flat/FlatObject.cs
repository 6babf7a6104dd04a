using System.Text;

namespace OpenContracting.Publications.Flat;

/// <summary>An object of the standard as the flat tables see it: each member is a column, an object of its own in the same row, or a table.</summary>
internal sealed class FlatObject(string pointer)
{
    private readonly List<FlatMember> members = [];
    private int expected;

    /// <summary>JSON Pointer from the row's object.</summary>
    public string Pointer { get; } = pointer;

    public IReadOnlyList<FlatMember> Members => members;

    public void Add(string name, FlatColumn? column, FlatObject? inner, FlatTable? table) =>
        members.Add(new FlatMember(name, Encoding.UTF8.GetBytes(name), column, inner, table));

    /// <summary>The member of a name; members mostly come in the same order, so the one after the last found is tried first.</summary>
    public FlatMember? Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var at = (expected + i) % members.Count;
            if (!name.SequenceEqual(members[at].Utf8))
                continue;
            expected = at + 1;
            return members[at];
        }

        return null;
    }
}
