using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A release that the source gives as one: kept, with what the standard requires put in where it is missing.</summary>
internal static class AsGiven
{
    /// <summary>The rule behind every value that was given so.</summary>
    public const string Rule = "as-given";

    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        var release = Draft.Parse(snapshot.Content.Span);
        if (release.Text("date") is not { Length: > 0 })
            release["date"] = Date(snapshot);
        if (snapshot.Adapter == Adapters.OcdsCompiledRelease || release["tag"] is not DraftArray { Count: > 0 })
            release["tag"] = Tags.Of(release);
        if (release.Text("id") is not { Length: > 0 } || snapshot.Adapter == Adapters.OcdsCompiledRelease)
            release["id"] = new DraftValue($"{snapshot.ProcessKey}-{release.Text("date")}", isText: true, Origin.AsGiven("ocid-and-date"));
        if (release["initiationType"] is null)
            release["initiationType"] = new DraftValue("tender", isText: true, Origin.AsGiven("only-initiation-type"));
        return new(release, Rule, []);
    }

    private static DraftValue Date(ProcessSnapshot snapshot) =>
        new(PanamaDate.WriteLocal(snapshot.Date ?? snapshot.ExportDate ?? DateTimeOffset.UnixEpoch), isText: true, Origin.AsGiven("date-of-export"));
}
