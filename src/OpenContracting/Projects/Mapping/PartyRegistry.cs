using System.Text.Json;
using OpenContracting.Releases;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Rules;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Projects.Mapping;

/// <summary>The parties of one project. Ids that clash between processes are told apart and none gets lost.</summary>
/// <remarks>
/// Two descriptions are one party when they have the same identifier, or no identifier but the same id and name. The published id is
/// scheme and identifier, as the standard asks, else the source's own id, made unique. DGCP gives every supplier the number of the act as
/// id and refers to it by RUC, so a reference is looked up by id, by identifier and by name, in that order.
/// </remarks>
internal sealed class PartyRegistry
{
    /// <summary>The source named for what only a reference inside another object tells.</summary>
    private const string References = "references";

    /// <summary>The place of the institution's own tables among the processes.</summary>
    private const int Tables = -1;

    private readonly List<Party> parties = [];
    private readonly HashSet<string> used = [];
    private readonly Dictionary<string, Party> byIdentity = [];
    private readonly Dictionary<(int Process, string SourceId), List<Party>> bySourceId = [];
    private readonly Dictionary<(int Process, string Name), Party> byName = [];
    private readonly Dictionary<(string, string), string> publishedIds = [];

    public PartyRegistry(IReadOnlyList<ProcessView> processes, JsonElement tables)
    {
        foreach (var process in processes)
            foreach (var party in process.Release.Objects("parties"))
                Add(party, process, [.. party.Texts("roles")], "parties");
        foreach (var process in processes)
            if (process.Release.At("buyer") is { ValueKind: JsonValueKind.Object } buyer)
                Resolve(process, buyer, "buyer", "buyer");
        foreach (var party in tables.Objects("parties"))
            Add(party, null, [.. party.Texts("roles")], ProjectMapping.FromTheTables);
    }

    /// <summary>The parties in the order they were met.</summary>
    public IReadOnlyList<Party> All => parties;

    /// <summary>The published id of each party of each process.</summary>
    public IReadOnlyDictionary<(string Process, string SourceId), string> PublishedIds => publishedIds;

    /// <summary>The parties of a process with a role.</summary>
    public IEnumerable<Party> WithRole(ProcessView process, string role) =>
        process.Release.Objects("parties").Where(p => p.Texts("roles").Contains(role))
            .Select(p => Resolve(process, p, role, "parties")).OfType<Party>().Distinct();

    /// <summary>The party a reference means; it becomes one with what the reference says when the release lists none. Null for an empty reference.</summary>
    public Party? Resolve(ProcessView? process, JsonElement reference, string? role, string source)
    {
        var id = reference.Text("id") ?? reference.Text("identifier", "id");
        var name = reference.Text("name");
        if (id is null && name is null)
            return null;
        var party = Find(process, id, name, reference) ?? Add(reference, process, role is null ? [] : [role], source);
        party.AddRole(role);
        return party;
    }

    /// <summary>Writes the members of a reference into the object begun by the caller.</summary>
    public void WriteReference(ProjectJson json, ProcessView? process, JsonElement reference, string? role)
    {
        if (reference.ValueKind == JsonValueKind.Object && Resolve(process, reference, role, References) is { } party)
            WriteReference(json, party);
    }

    public static void WriteReference(ProjectJson json, Party party)
    {
        json.String("name", party.Name);
        json.String("id", party.Id);
    }

    /// <summary>Writes references as items of the array begun by the caller, each party once.</summary>
    public void WriteReferences(ProjectJson json, ProcessView? process, IEnumerable<JsonElement> references, string? role) =>
        WriteReferences(json, references.Where(r => r.ValueKind == JsonValueKind.Object).Select(r => Resolve(process, r, role, References)).OfType<Party>());

    public static void WriteReferences(ProjectJson json, IEnumerable<Party> parties)
    {
        foreach (var party in parties.Distinct())
        {
            json.StartObject();
            WriteReference(json, party);
            json.End();
        }
    }

    private Party? Find(ProcessView? process, string? id, string? name, JsonElement reference)
    {
        var folded = FoldedText.Fold(name);
        if (id is not null && (BySourceId(process?.Index ?? Tables, id, folded) ?? BySourceId(Tables, id, folded)) is { } sameId)
            return sameId;
        if (reference.Text("identifier", "id") is { } identifier
            && byIdentity.TryGetValue(IdentityOf(reference.Text("identifier", "scheme"), identifier), out var known))
            return known;
        if (id is not null && parties.Find(p => p.Id == id || p.HasIdentifier(id, process)) is { } identified)
            return identified;
        if (name is not null && id is null && process is null && OnlyOneNamed(folded) is { } only)
            return only;
        if (name is null || !(byName.TryGetValue((process?.Index ?? Tables, folded), out var named) || byName.TryGetValue((Tables, folded), out named)))
            return null;
        // One name with two ids is two parties, unless the one found never said an identifier.
        return id is null || !named.HasAnyIdentifier ? named : null;
    }

    /// <summary>An institution's tables often name an organization only; where the processes know one of that name, it is that one.</summary>
    private Party? OnlyOneNamed(string foldedName) =>
        parties.Where(party => FoldedText.Fold(party.Name) == foldedName).Take(2).ToArray() is [var only] ? only : null;

    private Party? BySourceId(int process, string id, string foldedName)
    {
        if (!bySourceId.TryGetValue((process, id), out var sameId))
            return null;
        return sameId.Count == 1 ? sameId[0] : sameId.Find(p => FoldedText.Fold(p.Name) == foldedName) ?? sameId[0];
    }

    private Party Add(JsonElement json, ProcessView? process, string[] roles, string source)
    {
        var name = json.Text("name") ?? json.Text("identifier", "legalName");
        var id = json.Text("id");
        var scheme = json.Text("identifier", "scheme");
        var identifier = json.Text("identifier", "id")?.Trim();
        var person = PersonIdOf(id, identifier);
        if (Privacy.IsPersonId(identifier))
            identifier = null;
        var isPerson = IsPersonal(json, isPublicBody: roles.Any(Party.PublicRoles.Contains));
        var identity = person ?? InstitutionOf(id, scheme, identifier, name) ?? (identifier is not null ? IdentityOf(scheme, identifier) : $"\n{id}\n{FoldedText.Fold(name)}");
        if (!byIdentity.TryGetValue(identity, out var party))
        {
            party = new Party(Free(isPerson ? null : person is not null ? person : identifier is not null && scheme is not null ? PublishedId(scheme, identifier) : id ?? identifier));
            byIdentity[identity] = party;
            parties.Add(party);
        }

        if (identifier is not null)
            byIdentity.TryAdd(IdentityOf(scheme, identifier), party);

        party.IsPerson |= isPerson;
        party.Name = name ?? party.Name;
        party.Sources.Add(new SourceItem(json, process, source));
        foreach (var role in roles)
            party.AddRole(role);
        Remember(party, process, id, name);
        return party;
    }

    private void Remember(Party party, ProcessView? process, string? id, string? name)
    {
        var index = process?.Index ?? Tables;
        if (id is not null)
        {
            if (!bySourceId.TryGetValue((index, id), out var sameId))
                bySourceId[(index, id)] = sameId = [];
            if (!sameId.Contains(party))
                sameId.Add(party);
            if (!party.IsPerson)
                publishedIds.TryAdd((process?.Key ?? "", id), party.Id);
        }

        if (name is not null)
            byName.TryAdd((index, FoldedText.Fold(name)), party);
    }

    /// <summary>The id that stands for a person's number in every process: a person may go by it, or by another and have it beside that.</summary>
    private static string? PersonIdOf(string? id, string? identifier) =>
        Privacy.IsComputedPersonId(id) ? id : Privacy.IsComputedPersonId(identifier) ? identifier : null;

    /// <summary>Register and number; of a RUC the same for all its spellings, so that a company can be followed from project to project.</summary>
    private static string PublishedId(string scheme, string identifier) =>
        scheme is Ruc.Scheme && Ruc.TryParse(identifier, out var ruc) ? $"{scheme}-{ruc.Key}" : $"{scheme}-{identifier}";

    /// <summary>Spellings of one RUC are one identifier.</summary>
    private static string IdentityOf(string? scheme, string identifier) =>
        scheme is Ruc.Scheme && Ruc.TryParse(identifier, out var ruc) ? $"{scheme}\n{ruc.Key}" : $"{scheme}\n{identifier}";

    /// <summary>
    /// An institution goes by its code in one source (<c>0-09</c>) and by its RUC in another: where the table of institutions knows the id and nothing
    /// contradicts it, both are one party. A name alone proves nothing: offices are called like their institution.
    /// </summary>
    private static string? InstitutionOf(string? id, string? scheme, string? identifier, string? name)
    {
        if (name is null || Institutions.Of().FindByName(name) is not { } institution)
            return null;
        var isKnown = IsOf(institution, id) || (scheme is null or Ruc.Scheme && IsOf(institution, identifier));
        var isOther = identifier is not null && !IsOf(institution, identifier);
        return isKnown && !isOther ? "institution\n" + institution.Id : null;
    }

    private static bool IsOf(Institution institution, string? id) =>
        id is not null && (id == institution.Code
            || (institution.Ruc is { } known && Ruc.TryParse(known, out var own) && Ruc.TryParse(id, out var ruc) && ruc.Key == own.Key));

    /// <summary>Releases made here hold no person's number any more; those of others may.</summary>
    private static bool IsPersonal(JsonElement organization, bool isPublicBody) =>
        new[] { organization.Text("id"), organization.Text("identifier", "id") }
            .Concat(organization.Objects("additionalIdentifiers").Select(identifier => identifier.Text("id")))
            .Any(number => PersonNumber.TryParse(number, isPublicBody, out _));

    private string Free(string? wanted)
    {
        if (wanted is null)
        {
            var next = parties.Count + 1;
            while (!used.Add(next.ToString()))
                next++;
            return next.ToString();
        }

        var free = wanted;
        for (var n = 2; !used.Add(free); n++)
            free = $"{wanted}-{n}";
        return free;
    }
}
