using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.Shapes;

/// <summary>The release tags that the sections of a release stand for.</summary>
internal static class Tags
{
    public const string Rule = "tag-from-sections";

    public static DraftArray Of(DraftObject release)
    {
        var tags = new DraftArray();
        if (release["planning"] is not null)
            Add("planning");
        if (release["tender"] is not null)
            Add("tender");
        if (release.Objects("awards").Any())
            Add("award");
        if (release.Objects("contracts").Any())
            Add("contract");
        if (release.Objects("contracts").Any(contract => contract["implementation"] is not null))
            Add("implementation");
        if (tags.Count == 0)
            Add("planning");
        return tags;

        void Add(string tag) => tags.Add(new DraftValue(tag, isText: true, Origin.AsGiven(Rule)));
    }
}
