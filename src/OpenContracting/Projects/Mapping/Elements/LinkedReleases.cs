namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The releases of the process: id, tags, date and an address that leads to a package with the release.</summary>
/// <remarks>A process without ocid has no release anyone may publish, so none is linked.</remarks>
internal sealed class LinkedReleases : IProcessElement
{
    public string Code => "linked-releases";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/releases", "releases")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (process.Ocid is not { } ocid)
            return;
        var shape = project.Schema.Definition("LinkedRelease");
        var seen = new HashSet<string>();
        project.Json.StartArray("releases");
        foreach (var release in process.Releases)
        {
            var tags = release.Json.Texts("tag").Where(shape["tag"]!.Items!.Codes!.Contains).Distinct().ToArray();
            if (Address(project, process, ocid, release.Id) is not { } address || tags.Length == 0 || !seen.Add(release.Id))
                continue;
            project.Json.StartObject();
            project.Json.String("id", release.Id);
            project.Json.Texts("tag", tags);
            project.Json.Date("date", release.Date);
            project.Json.String("url", address);
            project.Json.End();
        }

        project.Json.End();
    }

    private static string? Address(ProjectMapping project, ProcessView process, string ocid, string release)
    {
        if (process.Process.PackageAddresses?.GetValueOrDefault(release) is { } package)
            return UriText.Write($"{package}#{Uri.EscapeDataString(release)}");
        return project.Options.ReleaseAddress is { } template
            ? UriText.Write(template.Replace("{ocid}", Uri.EscapeDataString(ocid)).Replace("{release}", Uri.EscapeDataString(release)))
            : null;
    }
}
