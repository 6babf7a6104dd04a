using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Rules;

/// <summary>The organizations a release refers to, wherever it does.</summary>
internal static class Organizations
{
    /// <summary>References outside <c>parties</c>, with the role each place gives.</summary>
    public static IEnumerable<(DraftObject Reference, string Role)> References(DraftObject release)
    {
        if (release["buyer"] is DraftObject buyer)
            yield return (buyer, "buyer");
        if (release["tender"] is DraftObject tender)
        {
            if (tender["procuringEntity"] is DraftObject entity)
                yield return (entity, "procuringEntity");
            foreach (var tenderer in tender.Objects("tenderers"))
                yield return (tenderer, "tenderer");
        }

        foreach (var supplier in release.Objects("awards").SelectMany(award => award.Objects("suppliers")))
            yield return (supplier, "supplier");
        if (release["bids"] is DraftObject bids)
            foreach (var tenderer in bids.Objects("details").SelectMany(bid => bid.Objects("tenderers")))
                yield return (tenderer, "tenderer");
        foreach (var contract in release.Objects("contracts"))
        {
            if (contract["implementation"] is not DraftObject implementation)
                continue;
            foreach (var transaction in implementation.Objects("transactions"))
            {
                if (transaction["payer"] is DraftObject payer)
                    yield return (payer, "payer");
                if (transaction["payee"] is DraftObject payee)
                    yield return (payee, "payee");
            }
        }
    }

    public static bool HasRole(DraftObject party, string role) =>
        party["roles"] is DraftArray roles && roles.OfType<DraftValue>().Any(value => value.Text == role);
}
