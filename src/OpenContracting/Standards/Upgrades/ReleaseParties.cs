using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards.Upgrades;

/// <summary>The parties of a release while organizations move there from where they stood in OCDS 1.0.</summary>
internal sealed class ReleaseParties
{
    private readonly JsonObject release;
    private readonly string pointer;
    private readonly Action<UpgradeNotice> tell;
    private readonly Dictionary<string, JsonObject> byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> added = new(StringComparer.Ordinal);
    private JsonArray? list;
    private bool changed;

    public ReleaseParties(JsonObject release, string pointer, Action<UpgradeNotice> tell)
    {
        (this.release, this.pointer, this.tell) = (release, pointer, tell);
        list = release["parties"] as JsonArray;
        foreach (var (party, _) in list.Objects())
            if (Id(party) is { } id)
                byId.TryAdd(id, party);
    }

    /// <summary>Takes an organization among the parties, and gives the reference to stand in its place; null when it is a reference already.</summary>
    public JsonObject? Refer(JsonObject organization, string role)
    {
        var id = Id(organization);
        if (id is not null && byId.ContainsKey(id) && organization.All(member => member.Key is "id" or "name") && !added.Contains(id))
            return null;
        id ??= IdOf(organization);
        if (!byId.TryGetValue(id, out var party))
            party = Add(id);
        Take(party, organization, id);
        AddRole(party, role);
        var reference = new JsonObject { ["id"] = organization["id"]?.DeepClone() ?? id };
        if (organization["name"] is { } name)
            reference["name"] = name.DeepClone();
        return reference;
    }

    /// <summary>Whether the parties changed.</summary>
    public bool Finish() => changed;

    private JsonObject Add(string id)
    {
        if (list is null)
        {
            list = [];
            release.Remove("parties");
            var before = new[] { "buyer", "planning", "tender", "awards", "contracts" }.Select(name => release.IndexOf(name)).Where(place => place >= 0).DefaultIfEmpty(release.Count).Min();
            release.Insert(before, "parties", list);
        }

        var party = new JsonObject { ["id"] = id };
        list.Add((JsonNode)party);
        byId[id] = party;
        added.Add(id);
        changed = true;
        return party;
    }

    /// <summary>What the party does not say yet, the organization adds; where both say something, the first stays.</summary>
    private void Take(JsonObject party, JsonObject organization, string id)
    {
        foreach (var (name, value) in organization)
        {
            if (name == "id" || value is null)
                continue;
            if (!party.ContainsKey(name))
            {
                party[name] = value.DeepClone();
                changed = true;
            }
            else if (name == "name" && !JsonNode.DeepEquals(party[name], value))
            {
                tell(new("party-names", $"{pointer}/parties/{list!.IndexOf(party)}/name", $"{id}: {value}"));
            }
        }
    }

    private void AddRole(JsonObject party, string role)
    {
        if (party["roles"] is not JsonArray roles)
        {
            party["roles"] = new JsonArray(JsonValue.Create(role));
            changed = true;
        }
        else if (!roles.Any(known => known is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == role))
        {
            roles.Add((JsonNode)JsonValue.Create(role));
            changed = true;
        }
    }

    private static string? Id(JsonObject organization) => organization["id"] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } id ? id : null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    /// <summary>The same for the same organization in every release: of its identifier, else of its name.</summary>
    private static string IdOf(JsonObject organization)
    {
        if (organization["identifier"] is JsonObject identifier && Id(identifier) is { } number)
            return identifier.Text("scheme") is { Length: > 0 } scheme ? $"{scheme}-{number}" : number;
        var said = organization.Text("name") ?? organization.ToJsonString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.Trim().ToUpperInvariant())).AsSpan(0, 8));
    }
}
