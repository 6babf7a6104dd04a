using System.Collections;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>An array of a release while it is made.</summary>
internal sealed class DraftArray : Draft, IEnumerable<Draft>
{
    private readonly List<Draft> members = [];

    public int Count => members.Count;

    public Draft this[int index]
    {
        get => members[index];
        set => members[index] = value;
    }

    public void Add(Draft? member)
    {
        if (member is not null)
            members.Add(member);
    }

    public void Remove(Draft member) => members.Remove(member);

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var member in members)
            member.Write(writer);
        writer.WriteEndArray();
    }

    public List<Draft>.Enumerator GetEnumerator() => members.GetEnumerator();

    IEnumerator<Draft> IEnumerable<Draft>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
