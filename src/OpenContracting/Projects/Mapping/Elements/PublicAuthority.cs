namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>The project's owner: the one party that is public authority, else the one buyer.</summary>
/// <remarks>Several of them: none is set, because the standard has room for one only; all stay in parties.</remarks>
internal sealed class PublicAuthority : IProjectElement
{
    public string Code => "public-authority";

    public IReadOnlyList<MappedField> Fields { get; } = [new("publicAuthority", "parties", "buyer")];

    public void Write(ProjectMapping project)
    {
        var (role, owners) = Owners(project);
        foreach (var owner in owners)
            owner.AddRole("publicAuthority");
        if (owners.Count > 1)
            project.Notice("several-public-authorities", "publicAuthority", null, string.Join("; ", owners.Select(o => o.Name ?? o.Id)));
        if (owners.Count != 1)
            return;

        project.Facts = project.Facts with { PublicAuthorityId = owners[0].Id, PublicAuthorityName = owners[0].Name };
        project.From("publicAuthority", owners[0].Sources[^1].Process, role == "buyer" ? "buyer" : "parties", Code);
        project.Json.StartObject("publicAuthority");
        PartyRegistry.WriteReference(project.Json, owners[0]);
        project.Json.End();
    }

    private static (string Role, IReadOnlyList<Party> Owners) Owners(ProjectMapping project)
    {
        foreach (var role in (ReadOnlySpan<string>)["publicAuthority", "buyer"])
        {
            var owners = project.Parties.All.Where(p => p.Roles.Contains(role)).ToArray();
            if (owners.Length > 0)
                return (role, owners);
        }

        return ("", []);
    }
}
