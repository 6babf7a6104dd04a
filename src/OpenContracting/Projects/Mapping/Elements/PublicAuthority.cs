namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's owner: as the institution's tables say, else the one party that is public authority, else the one buyer.</summary>
/// <remarks>Several of them: none is set, because the standard has room for one only; all stay in parties with the role.</remarks>
internal sealed class PublicAuthority : IProjectElement
{
    private const string FromBuyer = "public-authority-from-buyer";

    public string Code => "public-authority";

    public IReadOnlyList<string> Switches { get; } = [FromBuyer];

    public IReadOnlyList<MappedField> Fields { get; } = [new("publicAuthority", ProjectMapping.FromTheTables, "parties", "buyer")];

    public void Write(ProjectMapping project)
    {
        var (source, owners) = Owners(project);
        foreach (var owner in owners)
            owner.AddRole("publicAuthority");
        if (owners.Count > 1)
            project.Notice("several-public-authorities", "publicAuthority", null, string.Join("; ", owners.Select(o => o.Name ?? o.Id)));
        if (owners.Count != 1)
            return;

        project.Facts = project.Facts with { PublicAuthorityId = owners[0].Id, PublicAuthorityName = owners[0].Name };
        project.From("publicAuthority", owners[0].Sources[^1].Process, source, Code);
        project.Json.StartObject("publicAuthority");
        PartyRegistry.WriteReference(project.Json, owners[0]);
        project.Json.End();
    }

    private static (string Source, IReadOnlyList<Party> Owners) Owners(ProjectMapping project)
    {
        if (project.Parties.Resolve(null, project.Tables.At("publicAuthority"), "publicAuthority", ProjectMapping.FromTheTables) is { } stated)
            return (ProjectMapping.FromTheTables, [stated]);
        if (WithRole(project, "publicAuthority") is { Length: > 0 } authorities)
            return ("parties", authorities);
        return project.Uses(FromBuyer) ? ("buyer", WithRole(project, "buyer")) : ("", []);
    }

    private static Party[] WithRole(ProjectMapping project, string role) => [.. project.Parties.All.Where(p => p.Roles.Contains(role))];
}
