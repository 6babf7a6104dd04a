using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards.Upgrades;

/// <summary>The changes between OC4IDS 0.9.2 and 0.9.5 that make a project of one invalid in the other.</summary>
/// <remarks>
/// 1. Ids are texts (0.9.2); a release's tag is a list (0.9.2). 2. Nothing is null or empty (0.9.3). 3. Document types: contractSchedule is contractAnnexe, finalAudit
/// was parted in two (0.9.3). 4. A budget breakdown stands in a group of breakdowns (0.9.4). 5. The status completed is called maintenance (0.9.4).
/// </remarks>
internal sealed class ProjectUpgrade(JsonObject project, Action<UpgradeNotice> tell)
{
    private static readonly HashSet<string> IdNames = ["id", "releaseID", "uid"];

    private static readonly HashSet<string> TagsNoMore =
        ["qualification", "qualificationAmendment", "qualificationCancellation", "qualificationUpdate", "shortlist", "shortlistUpdate"];

    private bool changed;

    public bool Run()
    {
        Walk(project, "");
        Status();
        BudgetBreakdown();
        return changed;
    }

    private void Walk(JsonObject owner, string pointer)
    {
        for (var i = owner.Count - 1; i >= 0; i--)
        {
            var (name, value) = owner.GetAt(i);
            var here = $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}";
            if (value is JsonObject inner)
                Walk(inner, here);
            else if (value is JsonArray list)
                Walk(list, here);
            if (IsNothing(value))
            {
                owner.RemoveAt(i);
                changed = true;
            }
            else
            {
                Member(owner, i, name, value!, here);
            }
        }
    }

    private void Walk(JsonArray list, string pointer)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] is JsonObject inner)
                Walk(inner, $"{pointer}/{i}");
            else if (list[i] is JsonArray deeper)
                Walk(deeper, $"{pointer}/{i}");
            if (!IsNothing(list[i]))
                continue;
            list.RemoveAt(i);
            changed = true;
        }
    }

    // (2)
    private static bool IsNothing(JsonNode? value) => value switch
    {
        null => true,
        JsonObject inner => inner.Count == 0,
        JsonArray list => list.Count == 0,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>().Length == 0,
        _ => false,
    };

    private void Member(JsonObject owner, int place, string name, JsonNode value, string here)
    {
        // (1)
        if (IdNames.Contains(name) && value.GetValueKind() == JsonValueKind.Number)
            Set(owner, place, JsonValue.Create(value.ToJsonString()));
        else if (name == "tag" && value.GetValueKind() == JsonValueKind.String)
            Set(owner, place, new JsonArray(JsonValue.Create(value.GetValue<string>())));
        else if (name == "documentType")
            DocumentType(owner, place, value, here);
        if (name == "tag" && owner["tag"] is JsonArray tags)
            foreach (var tag in tags)
                if (tag is JsonValue text && text.GetValueKind() == JsonValueKind.String && TagsNoMore.Contains(text.GetValue<string>()))
                    tell(new("release-tag", here, text.GetValue<string>()));
    }

    // (3)
    private void DocumentType(JsonObject owner, int place, JsonNode value, string here)
    {
        if (value.GetValueKind() != JsonValueKind.String)
            return;
        // A final audit is technical or financial: a person has to say which.
        if (value.GetValue<string>() == "finalAudit")
            tell(new("final-audit", here, "finalAudit"));
        else if (value.GetValue<string>() == "contractSchedule")
            Set(owner, place, JsonValue.Create(RenamedCodes.Find("documentType.csv", "contractSchedule")!));
    }

    // (4)
    private void BudgetBreakdown()
    {
        if (project["budget"] is not JsonObject budget || budget["budgetBreakdown"] is not JsonArray breakdown)
            return;
        changed = true;
        if (budget["budgetBreakdowns"] is JsonArray groups)
        {
            budget.Remove("budgetBreakdown");
            groups.Add((JsonNode)new JsonObject { ["id"] = (groups.Count + 1).ToString(), ["budgetBreakdown"] = breakdown });
            return;
        }

        var place = budget.IndexOf("budgetBreakdown");
        budget.RemoveAt(place);
        budget.Insert(place, "budgetBreakdowns", new JsonArray(new JsonObject { ["id"] = "1", ["budgetBreakdown"] = breakdown }));
    }

    // (5)
    private void Status()
    {
        if (project.Text("status") == "completed")
            Set(project, project.IndexOf("status"), JsonValue.Create(RenamedCodes.Find("projectStatus.csv", "completed")!));
    }

    private void Set(JsonObject owner, int place, JsonNode value)
    {
        owner.SetAt(place, value);
        changed = true;
    }
}
