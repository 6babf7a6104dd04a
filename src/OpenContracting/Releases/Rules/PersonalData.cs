using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Rules;

/// <summary>Takes personal data out of a release, as <see cref="Privacy"/> tells it apart.</summary>
internal sealed class PersonalData(Privacy privacy)
{
    public const string IdRule = "person-id-replaced";

    public const string MaskRule = "personal-data-masked";

    // Names of properties that hold codes and addresses of files, where a number that looks personal is none.
    internal static readonly HashSet<string> Codes =
        ["id", "ocid", "uri", "url", "identifier", "awardID", "date", "language", "scheme", "format", "documentType"];

    private static readonly string[] ContactDetails = ["name", "email", "telephone", "faxNumber"];

    /// <summary>The properties in which more than numbers is taken out.</summary>
    internal static readonly string[] Contacts = ["contactPoint", "email", "telephone", "faxNumber"];

    // Where extensions put organizations and persons, besides the places of the standard.
    internal static readonly HashSet<string> ExtensionPlaces =
    [
        "financingParty", "sourceParty", "suppliers", "signatories", "subcontractors", "subcontractor", "invitedSuppliers", "candidates", "tenderers",
        "relatedParty", "beneficialOwners", "people", "shareholders", "payee", "payer", "bidders", "responsibleParty", "guarantor",
    ];

    private readonly Dictionary<string, string> replacements = [];

    public static void TakeOut(DraftObject release, Privacy privacy) => new PersonalData(privacy).TakeOut(release);

    private void TakeOut(DraftObject release)
    {
        foreach (var (reference, role) in Organizations.References(release))
            if (role is not ("buyer" or "procuringEntity"))
                TakeOutOfOrganization(reference);
        foreach (var party in release.Objects("parties"))
            if (!Organizations.HasRole(party, "buyer") && !Organizations.HasRole(party, "procuringEntity"))
                TakeOutOfOrganization(party);
        Walk(release, "");
    }

    private void TakeOutOfOrganization(DraftObject organization)
    {
        var person = Replace(organization);
        if (organization["identifier"] is DraftObject identifier)
            person |= RemoveNumber(identifier);
        foreach (var additional in organization.Objects("additionalIdentifiers"))
            person |= RemoveNumber(additional);
        if (!person)
            return;
        organization.Remove("address");
        organization.Remove("contactPoint");
    }

    private bool Replace(DraftObject organization)
    {
        if (organization["id"] is not DraftValue id || !Ruc.TryParse(id.Text, out var ruc) || !ruc.IsPersonal)
            return false;
        organization["id"] = new DraftValue(IdFor(ruc.Key), isText: true, (id.Origin ?? Origin.AsGiven("")) with { Rule = IdRule, Raw = null });
        return true;
    }

    // Scheme and number go together: a number we made is none of the register's.
    private static bool RemoveNumber(DraftObject identifier)
    {
        if (identifier["id"] is not DraftValue id || !Ruc.TryParse(id.Text, out var ruc) || !ruc.IsPersonal)
            return false;
        identifier.Remove("scheme");
        identifier.Remove("id");
        identifier.Remove("uri");
        return true;
    }

    private string IdFor(string number)
    {
        if (!replacements.TryGetValue(number, out var id))
            replacements.Add(number, id = privacy.IdFor(number) ?? $"persona-{replacements.Count + 1}");
        return id;
    }

    private void Walk(Draft draft, string name)
    {
        if (draft is DraftObject organization && ExtensionPlaces.Contains(name))
            TakeOutOfOrganization(organization);
        if (draft is DraftArray array)
        {
            for (var index = 0; index < array.Count; index++)
            {
                if (Masked(array[index], name) is { } masked)
                    array[index] = masked;
                else
                    Walk(array[index], name);
            }

            return;
        }

        if (draft is not DraftObject node)
            return;
        foreach (var (property, value) in node.ToList())
        {
            if (property == "contactPoint" && value is DraftObject contact)
            {
                foreach (var detail in ContactDetails)
                    contact.Remove(detail);
                if (contact.Count == 0)
                    node.Remove(property);
            }
            else if (property is "email" or "telephone" or "faxNumber")
                node.Remove(property);
            else if (Masked(value, property) is { } masked)
                node[property] = masked;
            else
                Walk(value, property);
        }
    }

    private static DraftValue? Masked(Draft value, string name)
    {
        if (value is not DraftValue { IsText: true } leaf || Codes.Contains(name))
            return null;
        var masked = Privacy.Mask(leaf.Text);
        if (masked == leaf.Text)
            return null;
        return new DraftValue(masked, isText: true, (leaf.Origin ?? Origin.AsGiven("")) with { Rule = MaskRule, Raw = null });
    }
}
