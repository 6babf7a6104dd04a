using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Rules;

/// <summary>Takes personal data out of a release, as <see cref="Privacy"/> tells it apart.</summary>
internal sealed class PersonalData(Privacy privacy)
{
    public const string IdRule = "person-id-replaced";

    public const string MaskRule = "personal-data-masked";

    /// <summary>The property in which a number that looks personal is none.</summary>
    internal static readonly HashSet<string> Codes = ["ocid"];

    /// <summary>Properties whose values are found again elsewhere: what is replaced in one is replaced in all.</summary>
    internal static readonly HashSet<string> Ids = ["id", "identifier", "awardID", "relatedBid", "relatedBids"];

    /// <summary>Properties that hold addresses of files and pages.</summary>
    internal static readonly HashSet<string> Urls = ["uri", "url"];

    /// <summary>Properties that hold dates, unless they hold something else.</summary>
    internal static readonly HashSet<string> Dates = ["date"];

    private static readonly string[] ContactDetails = ["name", "email", "telephone", "faxNumber"];

    /// <summary>The properties in which more than numbers is taken out.</summary>
    internal static readonly string[] Contacts = ["contactPoint", "email", "telephone", "faxNumber"];

    // Where extensions put organizations and persons, besides the places of the standard.
    internal static readonly HashSet<string> ExtensionPlaces =
    [
        "financingParty", "sourceParty", "suppliers", "signatories", "subcontractors", "subcontractor", "invitedSuppliers", "candidates", "tenderers",
        "relatedParty", "beneficialOwners", "people", "shareholders", "payee", "payer", "bidders", "responsibleParty", "guarantor",
        "buyer", "procuringEntity",
    ];

    private readonly Dictionary<string, string> replacements = [];
    private Func<string, string>? idFor;

    public static void TakeOut(DraftObject release, Privacy privacy) => new PersonalData(privacy).TakeOut(release);

    private void TakeOut(DraftObject release)
    {
        // Who buys comes last: whoever is a person in another role is one there too.
        foreach (var (reference, role) in Organizations.References(release).OrderBy(entry => IsBuyer(entry.Role)))
            TakeOutOfOrganization(reference, IsBuyer(role));
        foreach (var party in release.Objects("parties").OrderBy(IsBuyer))
            TakeOutOfOrganization(party, IsBuyer(party));
        Walk(release, "");
        KnownPersons.TakeOut(release, KnownPersons.Of(release));
    }

    private static bool IsBuyer(string role) => role is "buyer" or "procuringEntity";

    private static bool IsBuyer(DraftObject party) => Organizations.HasRole(party, "buyer") || Organizations.HasRole(party, "procuringEntity");

    private void TakeOutOfOrganization(DraftObject organization, bool isBuyer)
    {
        var isKnownById = Replace(organization, isBuyer);
        var person = isKnownById;
        if (organization["identifier"] is DraftObject identifier)
            person |= TakeOutNumber(identifier, isBuyer, isKnownById);
        foreach (var additional in organization.Objects("additionalIdentifiers"))
            person |= TakeOutNumber(additional, isBuyer, isKnownById);
        if (person)
            KnownPersons.TakeOut(organization);
    }

    private bool Replace(DraftObject organization, bool isBuyer)
    {
        if (organization["id"] is not DraftValue id || !IsPerson(id, isBuyer, out var ruc))
            return false;
        organization["id"] = Replacement(id, ruc);
        return true;
    }

    // The scheme goes with the number: what stands for it is none of the register's. Where the person goes by another id, it says who that is.
    private bool TakeOutNumber(DraftObject identifier, bool isBuyer, bool isKnownById)
    {
        if (identifier["id"] is not DraftValue id || !IsPerson(id, isBuyer, out var ruc))
            return false;
        identifier.Remove("scheme");
        identifier.Remove("uri");
        if (isKnownById)
            identifier.Remove("id");
        else
            identifier["id"] = Replacement(id, ruc);
        return true;
    }

    private DraftValue Replacement(DraftValue id, Ruc ruc) =>
        new(IdFor(ruc.Key), isText: true, (id.Origin ?? Origin.AsGiven("")) with { Rule = IdRule, Raw = null });

    private bool IsPerson(DraftValue id, bool isBuyer, out Ruc ruc) =>
        PersonNumbers.Remembered.TryParse(id.Text, out ruc)
        && (!isBuyer || Privacy.IsSurelyPersonal(ruc.Key) || replacements.ContainsKey(ruc.Key));

    private string IdFor(string number)
    {
        if (!replacements.TryGetValue(number, out var id))
            replacements.Add(number, id = privacy.IdFor(number) ?? $"{Privacy.PersonId}{replacements.Count + 1}");
        return id;
    }

    private void Walk(Draft draft, string name)
    {
        if (draft is DraftObject organization && ExtensionPlaces.Contains(name))
            TakeOutOfOrganization(organization, IsBuyer(name));
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
        for (var index = 0; index < node.Count; index++)
        {
            var (property, value) = node.At(index);
            if (property == "contactPoint" && value is DraftObject contact)
            {
                foreach (var detail in ContactDetails)
                    contact.Remove(detail);
                if (contact.Count == 0)
                    Remove();
            }
            else if (property is "email" or "telephone" or "faxNumber")
                Remove();
            else if (Masked(value, property) is { } masked)
                node[property] = masked;
            else
                Walk(value, property);

            void Remove()
            {
                node.Remove(property);
                index--;
            }
        }
    }

    private DraftValue? Masked(Draft value, string name)
    {
        if (value is not DraftValue { IsText: true } leaf)
            return null;
        var isId = Ids.Contains(name);
        if (isId ? Impersonal.SurelyAsId(leaf.Text) : Urls.Contains(name) ? Impersonal.SurelyAsUrl(leaf.Text) : Impersonal.Surely(leaf.Text))
            return null;
        var masked = isId ? Privacy.ReplaceInId(leaf.Text, idFor ??= IdFor) : Cleaned(leaf.Text, name);
        if (masked == leaf.Text)
            return null;
        return new DraftValue(masked, isText: true, (leaf.Origin ?? Origin.AsGiven("")) with { Rule = isId ? IdRule : MaskRule, Raw = null });
    }

    private static string Cleaned(string text, string name) =>
        Codes.Contains(name) || (Dates.Contains(name) && IsDate(text)) ? text : Urls.Contains(name) ? Privacy.MaskUrl(text) : Privacy.Mask(text);

    /// <summary>Whether a text is a date and nothing besides.</summary>
    internal static bool IsDate(string text) => PanamaDate.TryParse(text, out _);
}
