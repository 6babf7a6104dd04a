using System.Collections;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>An object of a release while it is made; properties keep the order in which they were first set.</summary>
internal sealed class DraftObject : Draft, IEnumerable<KeyValuePair<string, Draft>>
{
    private readonly List<KeyValuePair<string, Draft>> properties = [];

    public int Count => properties.Count;

    /// <summary>The property at a place; for walks that set or remove on their way.</summary>
    public KeyValuePair<string, Draft> At(int index) => properties[index];

    /// <summary>A property's value; null when it is absent. Setting null leaves the object as it is: absent means unknown.</summary>
    public Draft? this[string name]
    {
        get
        {
            var index = IndexOf(name);
            return index < 0 ? null : properties[index].Value;
        }

        set
        {
            if (value is null)
                return;
            var index = IndexOf(name);
            if (index < 0)
                properties.Add(new(name, value));
            else
                properties[index] = new(name, value);
        }
    }

    public string? Text(string name) => this[name] is DraftValue { IsText: true } value ? value.Text : null;

    /// <summary>The object under a name, made when absent.</summary>
    public DraftObject Object(string name)
    {
        if (this[name] is DraftObject found)
            return found;
        var made = new DraftObject();
        this[name] = made;
        return made;
    }

    /// <summary>The array under a name, made when absent.</summary>
    public DraftArray Array(string name)
    {
        if (this[name] is DraftArray found)
            return found;
        var made = new DraftArray();
        this[name] = made;
        return made;
    }

    public void Remove(string name)
    {
        if (IndexOf(name) is var index and >= 0)
            properties.RemoveAt(index);
    }

    /// <summary>The objects of an array property; none when it is absent or something else.</summary>
    public IEnumerable<DraftObject> Objects(string name) =>
        this[name] is DraftArray array ? array.OfType<DraftObject>() : [];

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }

        writer.WriteEndObject();
    }

    public List<KeyValuePair<string, Draft>>.Enumerator GetEnumerator() => properties.GetEnumerator();

    IEnumerator<KeyValuePair<string, Draft>> IEnumerable<KeyValuePair<string, Draft>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Objects have a dozen properties, so looking through them is quicker than any index, and makes nothing.
    private int IndexOf(string name)
    {
        for (var index = 0; index < properties.Count; index++)
            if (properties[index].Key == name)
                return index;
        return -1;
    }
}
