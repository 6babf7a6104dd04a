namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The releases of the process: id, tags, date and an address that leads to a package with the release.</summary>
/// <remarks>A process without ocid has no release anyone may publish, so none is linked.</remarks>
internal sealed class LinkedReleases : IProcessElement
{
    public string Code => "linked-releases";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/releases", "releases")];

    /// <summary>Whether a release stands in the array, so that a modification may refer to it.</summary>
    public static bool IsLinked(ProjectMapping project, ProcessView process, string? id) =>
        id is not null && project.Uses("linked-releases")
        && process.Releases.Any(r => r.Id == id && Tags(project, r).Length > 0 && Address(project, process, id) is not null);

    public void Write(ProjectMapping project, ProcessView process)
    {
        var seen = new HashSet<string>();
        project.Json.StartArray("releases");
        foreach (var release in process.Releases)
        {
            var tags = Tags(project, release);
            if (Address(project, process, release.Id) is not { } address || tags.Length == 0 || !seen.Add(release.Id))
                continue;
            project.Json.StartObject();
            project.Json.String("id", release.Id);
            project.Json.Texts("tag", tags);
            project.Json.Date("date", release.Date);
            project.Json.String("url", address);
            project.From(null, process, "releases", Code);
            project.Json.End();
        }

        project.Json.End();
    }

    private static string[] Tags(ProjectMapping project, ReleaseView release) =>
        [.. release.Json.Texts("tag").Where(project.Schema.Definition("LinkedRelease")["tag"]!.Items!.Codes!.Contains).Distinct()];

    private static string? Address(ProjectMapping project, ProcessView process, string release)
    {
        if (process.Ocid is not { } ocid)
            return null;
        if (process.Process.PackageAddresses?.GetValueOrDefault(release) is { } package)
            return UriText.Write($"{package}#{Uri.EscapeDataString(release)}");
        return project.Options.ReleaseAddress is { } template
            ? UriText.Write(template.Replace("{ocid}", Uri.EscapeDataString(ocid)).Replace("{release}", Uri.EscapeDataString(release)))
            : null;
    }
}
