using System.Text.Json.Nodes;

namespace OpenContracting.Standards.Upgrades;

/// <summary>The changes between OCDS 1.0 and 1.1: organizations stand among the parties, amendments in a list, transactions name payer, payee and value.</summary>
internal sealed class ReleaseUpgrade(JsonObject release, string pointer, Action<UpgradeNotice> tell)
{
    private readonly ReleaseParties parties = new(release, pointer, tell);
    private bool changed;

    public bool Run()
    {
        Refer(release, "buyer", "buyer");
        if (release["tender"] is JsonObject tender)
        {
            Refer(tender, "procuringEntity", "procuringEntity");
            ReferAll(tender["tenderers"], "tenderer");
            Amendment(tender);
        }

        foreach (var (award, _) in release["awards"].Objects())
        {
            ReferAll(award["suppliers"], "supplier");
            Amendment(award);
        }

        foreach (var (contract, _) in release["contracts"].Objects())
        {
            Amendment(contract);
            foreach (var (transaction, _) in (contract["implementation"] as JsonObject)?["transactions"].Objects() ?? [])
                Transaction(transaction);
        }

        return changed | parties.Finish();
    }

    private void Refer(JsonObject owner, string name, string role)
    {
        if (owner[name] is JsonObject organization && parties.Refer(organization, role) is { } reference)
        {
            owner.SetAt(owner.IndexOf(name), reference);
            changed = true;
        }
    }

    private void ReferAll(JsonNode? organizations, string role)
    {
        if (organizations is not JsonArray list)
            return;
        for (var i = 0; i < list.Count; i++)
            if (list[i] is JsonObject organization && parties.Refer(organization, role) is { } reference)
            {
                list[i] = reference;
                changed = true;
            }
    }

    private void Amendment(JsonObject owner)
    {
        if (owner["amendment"] is not JsonObject amendment)
            return;
        changed = true;
        if (owner["amendments"] is JsonArray amendments)
        {
            owner.Remove("amendment");
            amendments.Add((JsonNode)amendment);
            return;
        }

        var place = owner.IndexOf("amendment");
        owner.RemoveAt(place);
        owner.Remove("amendments");
        owner.Insert(Math.Min(place, owner.Count), "amendments", new JsonArray(amendment));
    }

    private void Transaction(JsonObject transaction)
    {
        changed |= transaction.Rename("amount", "value");
        Payment(transaction, "providerOrganization", "payer");
        Payment(transaction, "receiverOrganization", "payee");
    }

    /// <summary>In 1.0 an identifier, with the name in <c>legalName</c>.</summary>
    private void Payment(JsonObject transaction, string name, string role)
    {
        if (transaction[name] is not JsonObject identifier || transaction.ContainsKey(role))
            return;
        var organization = new JsonObject();
        if (identifier["legalName"] is { } legalName)
            organization["name"] = legalName.DeepClone();
        organization["identifier"] = identifier.DeepClone();
        transaction.Replace(name, role, parties.Refer(organization, role)!);
        changed = true;
    }
}
