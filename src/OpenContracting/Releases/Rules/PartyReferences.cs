using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Rules;

/// <summary>Makes references to organizations find their party.</summary>
/// <remarks>
/// DGCP gives the supplier's party the number of the act as its id while the award refers to it by RUC: such a party takes the id
/// it is referred to by. A reference without any party gets one, with what the reference knows.
/// </remarks>
internal static class PartyReferences
{
    public const string Rule = "party-id-from-identifier";

    public const string AddedRule = "party-from-reference";

    public static void Repair(DraftObject release)
    {
        var references = Organizations.References(release).Where(entry => entry.Reference["id"] is DraftValue).ToList();
        var referred = references.Select(entry => Id(entry.Reference)).ToHashSet();
        foreach (var party in release.Objects("parties"))
        {
            if (party["id"] is DraftValue id && referred.Contains(id.Text))
                continue;
            if (party["identifier"] is DraftObject identifier && identifier["id"] is DraftValue number
                && referred.Contains(number.Text))
                party["id"] = new DraftValue(number.Text, isText: true, number.Origin is null ? Origin.AsGiven(Rule) : number.Origin with { Rule = Rule });
        }

        var known = release.Objects("parties").Select(Id).ToHashSet();
        foreach (var (reference, role) in references)
        {
            if (known.Add(Id(reference)))
                release.Array("parties").Add(PartyOf(reference, role));
            else
                AddRole(release, Id(reference), role);
        }
    }

    private static string Id(DraftObject organization) => organization["id"] is DraftValue id ? id.Text : "";

    private static DraftObject PartyOf(DraftObject reference, string role)
    {
        var id = (DraftValue)reference["id"]!;
        var party = new DraftObject
        {
            ["id"] = new DraftValue(id.Text, isText: true, id.Origin ?? Origin.AsGiven(AddedRule)),
            ["name"] = reference["name"],
        };
        party.Array("roles").Add(new DraftValue(role, isText: true, Origin.AsGiven(AddedRule)));
        return party;
    }

    private static void AddRole(DraftObject release, string id, string role)
    {
        var party = release.Objects("parties").First(party => Id(party) == id);
        if (!Organizations.HasRole(party, role))
            party.Array("roles").Add(new DraftValue(role, isText: true, Origin.AsGiven(AddedRule)));
    }
}
