using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.States;

/// <summary>The tags of a release that tells of a change: what is new, and what was updated.</summary>
internal static class UpdateTags
{
    private const string Rule = "tag-from-change";

    public static DraftArray Of(DraftObject before, DraftObject after)
    {
        var tags = new DraftArray();
        var isCancelled = Status(after) == "cancelled" && Status(before) != "cancelled";
        Compare("planning", "planningUpdate", before["planning"], after["planning"]);
        Compare("tender", isCancelled ? "tenderCancellation" : "tenderUpdate", before["tender"], after["tender"]);
        Compare("award", "awardUpdate", before["awards"], after["awards"]);
        Compare("contract", "contractUpdate", before["contracts"], after["contracts"]);
        if (tags.Count == 0)
            Add(after["tender"] is null ? "planningUpdate" : "tenderUpdate");
        return tags;

        void Compare(string made, string updated, Draft? earlier, Draft? later)
        {
            if (earlier is null && later is not null)
                Add(made);
            else if (earlier is not null && (later is null || !DraftEquality.Same(earlier, later)))
                Add(updated);
        }

        void Add(string tag) => tags.Add(new DraftValue(tag, isText: true, Origin.AsGiven(Rule)));
    }

    private static string? Status(DraftObject release) => (release["tender"] as DraftObject)?.Text("status");
}
