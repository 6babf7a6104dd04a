using System.Text.Json;

namespace OpenContracting.Projects.Grouping;

/// <summary>Reads <see cref="GroupingFacts"/> from a compiled release.</summary>
internal static class GroupingFactsReading
{
    /// <summary>Relationships that say "the same purchase in another form"; a framework or a parent contract is another thing.</summary>
    private static readonly string[] SamePurchase =
        ["planning", "prior", "unsuccessfulProcess", "replacementProcess", "renewalProcess", "x_unsuccessfulProcess", "additionalProcess"];

    /// <summary>All that is read here and by the classification.</summary>
    public static readonly string[] Paths =
    [
        "ocid", "date", "buyer/name", "relatedProcesses", "planning/project",
        "tender/id", "tender/title", "tender/description", "tender/mainProcurementCategory", "tender/additionalProcurementCategories",
        "tender/procurementMethodDetails", "tender/value", "tender/procuringEntity", "tender/publishedDate", "tender/datePublished", "tender/tenderPeriod",
        "tender/items", "awards/id", "awards/title", "awards/value", "awards/items",
        "contracts/id", "contracts/title", "contracts/value", "contracts/items", "contracts/documents",
    ];

    public static GroupingFacts Read(string processKey, JsonElement release, InfrastructureDecision decision)
    {
        var tender = release.At("tender");
        var title = tender.Text("title");
        return new GroupingFacts
        {
            ProcessKey = processKey,
            Ocid = release.Text("ocid"),
            Number = tender.Text("id"),
            Outcome = decision.Outcome,
            Associated = decision.Associated,
            Buyer = FoldedText.Fold(release.Text("buyer", "name") ?? tender.Text("procuringEntity", "name")),
            Title = title,
            Date = tender.Date("publishedDate") ?? tender.Date("datePublished") ?? tender.Date("tenderPeriod", "startDate") ?? release.Date("date"),
            ProjectIds = [.. StatedProjects.Of(release).Select(p => p.Id).Distinct()],
            RelatedProcesses = [.. RelatedProcesses(release)],
            ContractNumbers = [.. OwnContracts(release)],
            QuotedContracts = [.. ContractNumber.In(title).Distinct()],
        };
    }

    private static IEnumerable<string> RelatedProcesses(JsonElement release) =>
        release.Objects("relatedProcesses")
            .Where(r => r.Texts("relationship").Any(SamePurchase.Contains))
            .Select(r => r.Text("identifier")).OfType<string>().Distinct();

    private static IEnumerable<string> OwnContracts(JsonElement release) =>
        release.Objects("contracts")
            .SelectMany(c => c.Objects("documents").Select(d => d.Text("title")).Append(c.Text("title")))
            .SelectMany(ContractNumber.In).Distinct();
}
