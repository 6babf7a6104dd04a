using System.Text.Json.Nodes;
using OpenContracting.Releases;

namespace OpenContracting.Standards.Upgrades;

/// <summary>A record's releases, each upgraded; what is made of all of them follows.</summary>
internal sealed class RecordUpgrade(JsonObject record, Action<UpgradeNotice> tell)
{
    public bool Run()
    {
        var changed = false;
        foreach (var (release, index) in record["releases"].Objects())
            if (!release.ContainsKey("url"))
                changed |= new ReleaseUpgrade(release, $"/releases/{index}", tell).Run();
        if (record["compiledRelease"] is JsonObject compiled)
            changed |= new ReleaseUpgrade(compiled, "/compiledRelease", tell).Run();
        if (changed && record.ContainsKey("versionedRelease"))
            Versions();
        return changed;
    }

    /// <summary>A list of versions of a value that has moved cannot be moved: it is made again, where the releases are at hand.</summary>
    private void Versions()
    {
        var releases = record["releases"].Objects().Select(release => release.Item).ToList();
        var place = record.IndexOf("versionedRelease");
        record.RemoveAt(place);
        try
        {
            if (releases.Count > 0 && !releases.Exists(release => release.ContainsKey("url")))
            {
                record.Insert(place, "versionedRelease", JsonNode.Parse(ReleaseMerger.Version([.. releases.Select(release => (ReadOnlyMemory<byte>)ItemUpgrade.Bytes(release))])));
                return;
            }
        }
        catch (MergeException)
        {
            // Told below: they cannot be put in an order.
        }

        tell(new("versions-left-out", "/versionedRelease", null));
    }
}
