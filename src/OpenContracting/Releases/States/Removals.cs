using System.Text;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Merging;

namespace OpenContracting.Releases.States;

/// <summary>Writes null for each literal of an earlier state that the new one no longer has: the standard's way of removing it.</summary>
/// <remarks>
/// A field that the schema requires, or does not let be null, cannot be removed so. The members of an array merged by id stay, with
/// their id and nulls. Both are why a record may have to embed the newest release only.
/// </remarks>
internal static class Removals
{
    private const string Rule = "removed";

    private static readonly string[] Head = ["ocid", "id", "date", "tag", "publishedDate", "initiationType"];

    public static void Write(DraftObject before, DraftObject release)
    {
        foreach (var (name, value) in before)
            if (!Head.Contains(name))
                Write(name, value, release, RuleOf(MergeRules.Ocds115.Root, name));
    }

    private static MergeRule RuleOf(MergeRule rule, string name) => rule.For(Encoding.UTF8.GetBytes(name));

    private static void Write(string name, Draft value, DraftObject release, MergeRule rule)
    {
        switch (value)
        {
            case DraftObject node:
                WriteObject(name, node, release, rule);
                break;
            case DraftArray array when !rule.WholeList && array.All(member => member is DraftObject):
                WriteMembers(name, array, release, rule);
                break;
            default:
                if (release[name] is null && rule.IsNullable)
                    release[name] = new DraftValue("null", isText: false, Origin.AsGiven(Rule));
                break;
        }
    }

    private static void WriteObject(string name, DraftObject node, DraftObject release, MergeRule rule)
    {
        var target = release[name] as DraftObject ?? new DraftObject();
        if (release[name] is not (null or DraftObject))
            return;
        foreach (var (child, value) in node)
            Write(child, value, target, RuleOf(rule, child));
        if (target.Count > 0)
            release[name] = target;
    }

    private static void WriteMembers(string name, DraftArray array, DraftObject release, MergeRule rule)
    {
        if (release[name] is not (null or DraftArray))
            return;
        foreach (var member in array.OfType<DraftObject>())
        {
            if (member["id"] is not DraftValue id)
                continue;
            var known = release.Objects(name).FirstOrDefault(other => other["id"] is DraftValue value && value.Text == id.Text);
            var target = known ?? new DraftObject { ["id"] = id };
            foreach (var (child, value) in member)
            {
                // An emptied contract still has to name its award to be one.
                if (child == "awardID" && target[child] is null)
                    target[child] = value;
                else if (child != "id")
                    Write(child, value, target, RuleOf(rule, child));
            }

            if (known is null)
                release.Array(name).Add(target);
        }
    }
}
