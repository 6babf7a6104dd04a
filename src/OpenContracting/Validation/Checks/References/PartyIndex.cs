using System.Runtime.InteropServices;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A subject's organizations as its references see them: each is found once for all the checks that ask. One a worker.</summary>
internal sealed class PartyIndex
{
    private const ushort RolesRead = 0x8000;

    private readonly List<ResolvedReference> resolved = [];

    // By the path's number: for which subject it was looked at, and which part of the list is its.
    private (int Subject, int Start, int Count)[] ranges = [];
    private JsonValue subject;
    private JsonValue parties;
    private CheckRun? run;
    private JsonValueSet? ids;
    private int subjects;

    // By entry, as far as it was asked for in the present subject.
    private Known[] known = [];

    /// <summary>To be called when the subject is another one.</summary>
    public void Begin(JsonValue subject, CheckRun owner)
    {
        run = owner;
        this.subject = subject;
        parties = subject["parties"u8];
        ids = null;
        resolved.Clear();
        subjects++;
    }

    /// <summary>The references at a path, each with the organization it names. Of use until another path is asked for.</summary>
    public ReadOnlySpan<ResolvedReference> At(FieldPath path)
    {
        if (path.Number >= ranges.Length)
            Array.Resize(ref ranges, FieldPath.Count);
        ref var range = ref ranges[path.Number];
        if (range.Subject != subjects)
        {
            var start = resolved.Count;
            foreach (var reference in path.In(subject))
                resolved.Add(new ResolvedReference(reference, Find(reference)));
            range = (subjects, start, resolved.Count - start);
        }

        return CollectionsMarshal.AsSpan(resolved).Slice(range.Start, range.Count);
    }

    /// <summary>The id of the first organization that has the id of a reference, or of an organization; undefined when there is none.</summary>
    public JsonValue IdOf(JsonValue reference)
    {
        if (!reference.Exists)
            return default;
        ref var at = ref Of(reference);
        if (at.Id == 0)
        {
            var found = Find(reference);
            at.Id = found.Exists ? found.Index + 1 : -1;
        }

        return at.Id < 0 ? default : reference.Of(at.Id - 1);
    }

    /// <summary>Whether an organization has a role.</summary>
    public bool Has(JsonValue party, PartyRole role)
    {
        ref var at = ref Of(party);
        if ((at.Roles & RolesRead) == 0)
            at.Roles = (ushort)(PartyRole.MaskOf(party) | RolesRead);
        return (at.Roles & role.Bit) != 0;
    }

    /// <summary>Notes which organizations the references of a role name.</summary>
    public void ReadReferences(PartyRole role, FieldPath[] paths)
    {
        foreach (var path in paths)
            foreach (var (_, id) in At(path))
                if (id.Exists)
                    Of(id).Referenced |= role.Bit;
    }

    /// <summary>Whether references of a role, read before, name the organization with an id.</summary>
    public bool IsReferenced(JsonValue id, PartyRole role) => (Of(id).Referenced & role.Bit) != 0;

    private JsonValue Find(JsonValue reference) => (ids ??= run!.Ids(parties)).Find(reference["id"u8]);

    private ref Known Of(JsonValue value)
    {
        if (value.Index >= known.Length)
            Array.Resize(ref known, Math.Max(value.Index + 256, known.Length / 2 * 3));
        ref var at = ref known[value.Index];
        if (at.Subject != subjects)
            at = new Known { Subject = subjects };
        return ref at;
    }

    private struct Known
    {
        public int Subject;

        // The entry of the id, from 1; 0 while nobody has asked, -1 when there is none.
        public int Id;
        public ushort Roles;
        public ushort Referenced;
    }
}
