using System.Buffers;
using System.Text.Json;
using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Rules;

/// <summary>Persons that go by an id which is no number of theirs: what one mention says of who they are holds wherever else the process names that id.</summary>
internal static class KnownPersons
{
    private const string Parties = "parties";

    /// <summary>The states of a process, each without the addresses of whom any of them knows for a person.</summary>
    public static IReadOnlyList<ProcessState> TakeOut(IReadOnlyList<ProcessState> states)
    {
        if (states.Count < 2)
            return states;
        HashSet<string> persons = [.. states.Where(state => Mentions(state, Privacy.PersonId)).SelectMany(state => Of(Draft.Parse(state.Release.Json.Span)))];
        return persons.Count == 0 ? states : [.. states.Select(state => TakeOut(state, persons))];
    }

    /// <summary>The ids of persons in a release.</summary>
    public static HashSet<string> Of(DraftObject release)
    {
        var persons = new HashSet<string>();
        EachOrganization(release, "", organization =>
        {
            if (IsPerson(organization) && Id(organization) is { } id)
                persons.Add(id);
        });
        return persons;
    }

    /// <summary>Takes out of a release where the persons with these ids are; false when it says it of none.</summary>
    public static bool TakeOut(DraftObject release, IReadOnlySet<string> persons)
    {
        if (persons.Count == 0)
            return false;
        var any = false;
        EachOrganization(release, "", organization =>
        {
            if (Id(organization) is { } id && persons.Contains(id))
                any |= TakeOut(organization);
        });
        return any;
    }

    /// <summary>Takes out where a person is.</summary>
    public static bool TakeOut(DraftObject person)
    {
        var before = person.Count;
        person.Remove("address");
        person.Remove("contactPoint");
        return person.Count < before;
    }

    private static ProcessState TakeOut(ProcessState state, HashSet<string> persons)
    {
        if (!persons.Any(id => Mentions(state, id)))
            return state;
        var release = Draft.Parse(state.Release.Json.Span);
        if (!TakeOut(release, persons))
            return state;
        var json = new ArrayBufferWriter<byte>(state.Release.Json.Length);
        using (var writer = new Utf8JsonWriter(json, Draft.WriterOptions))
            release.Write(writer);
        return state with { Release = state.Release with { Json = json.WrittenSpan.ToArray() } };
    }

    private static bool Mentions(ProcessState state, string id) =>
        state.Release.Json.Span.IndexOf(JsonEncodedText.Encode(id, Draft.WriterOptions.Encoder).EncodedUtf8Bytes) >= 0;

    private static bool IsPerson(DraftObject organization) =>
        IsPersons(organization["identifier"])
        || (organization["additionalIdentifiers"] is DraftArray additional && additional.Any(IsPersons));

    private static bool IsPersons(Draft? identifier) => Privacy.IsPersonId((identifier as DraftObject)?.Text("id"));

    private static string? Id(DraftObject organization) => (organization["id"] as DraftValue)?.Text;

    private static void EachOrganization(Draft draft, string name, Action<DraftObject> act)
    {
        if (draft is DraftArray array)
        {
            foreach (var member in array)
                EachOrganization(member, name, act);
        }
        else if (draft is DraftObject node)
        {
            if (name == Parties || PersonalData.ExtensionPlaces.Contains(name))
                act(node);
            foreach (var (property, value) in node)
                if (value is not DraftValue)
                    EachOrganization(value, property, act);
        }
    }
}
