using System.Security.Cryptography;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>When what is said at project level was last changed: the newest date of its releases, unless nothing at that level changed.</summary>
/// <remarks>Stands after everything at project level, because it depends on whether any of it changed since it was last published.</remarks>
internal sealed class Updated : IProjectElement
{
    public string Code => "updated";

    public IReadOnlyList<MappedField> Fields { get; } = [new("updated", "date")];

    public void Write(ProjectMapping project)
    {
        project.ContentHash = Convert.ToHexStringLower(SHA256.HashData(project.Json.Written.Span));
        var newest = project.Processes.Where(p => p.Date is not null).MaxBy(p => p.Date);
        var unchanged = project.Identity.LastPublished is { } last && last.ContentHash == project.ContentHash ? last.Updated : (DateTimeOffset?)null;
        project.Updated = unchanged ?? newest?.Date;
        if (project.Updated is null)
            return;
        project.From("updated", newest, "date", Code, inferred: unchanged is not null);
        project.Json.Date("updated", project.Updated);
    }
}
