namespace OpenContracting.Projects.Mapping;

/// <summary>One organization of a project, as all its processes describe it.</summary>
internal sealed class Party(string id)
{
    /// <summary>The published id, unique in the project.</summary>
    public string Id { get; } = id;

    public string? Name { get; set; }

    /// <summary>A public body: how to reach it is public too.</summary>
    public bool IsPublicBody => Roles.Exists(PublicRoles.Contains);

    /// <summary>Roles only public bodies have.</summary>
    public static IReadOnlyList<string> PublicRoles { get; } = ["buyer", "procuringEntity", "publicAuthority", "administrativeEntity", "reviewBody"];

    /// <summary>A natural person: only the name is published.</summary>
    public bool IsPerson { get; set; }

    /// <summary>The roles in the order they were met.</summary>
    public List<string> Roles { get; } = [];

    /// <summary>What the releases say of it, the newest last.</summary>
    public List<SourceItem> Sources { get; } = [];

    public bool HasAnyIdentifier => Sources.Exists(s => s.Item.Text("identifier", "id") is not null);

    /// <summary>Whether a process (any, when null) describes it with an identifier.</summary>
    public bool HasIdentifier(string identifier, ProcessView? process) =>
        Sources.Exists(s => (process is null || s.Process == process) && s.Item.Text("identifier", "id") == identifier);

    public void AddRole(string? role)
    {
        if (role is not null && !Roles.Contains(role))
            Roles.Add(role);
    }
}
