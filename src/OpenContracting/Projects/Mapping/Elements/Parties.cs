namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Every organization of the project once, with all its roles. Of natural persons only the name; how to reach it only for public bodies.</summary>
internal sealed class Parties : IProjectElement
{
    private static readonly string[] OfPersons = ["name", "id", "roles"];

    public string Code => "parties";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("parties", ProjectMapping.FromTheTables, "parties", "buyer", "tender/procuringEntity", "awards/suppliers", "tender/tenderers", "references"),
    ];

    public void Write(ProjectMapping project)
    {
        var shape = project.Schema.Definition("Organization");
        project.Json.StartArray("parties");
        foreach (var party in project.Parties.All)
        {
            project.Json.StartObject();
            project.From(null, party.Sources[^1].Process, party.Sources[^1].Source, Code);
            foreach (var field in shape.Fields)
                if (MayStand(party, field.Name))
                    Write(project, shape, field, party);
            project.Json.End();
        }

        project.Json.End();
    }

    /// <summary>A firm's contact is a person; a public body's is its office.</summary>
    private static bool MayStand(Party party, string field) =>
        party.IsPerson ? OfPersons.Contains(field) : field != "contactPoint" || party.IsPublicBody;

    private static void Write(ProjectMapping project, ObjectShape shape, FieldShape field, Party party)
    {
        if (field.Name == "id")
            project.Json.String("id", party.Id);
        else if (field.Name == "name")
            project.Json.String("name", party.Name);
        else if (field.Name == "roles")
            project.Json.Texts("roles", party.Roles);
        else
            for (var i = party.Sources.Count - 1; i >= 0; i--)
                if (project.Copy.Member(project.Json, shape, party.Sources[i].Item, field.Name, party.Sources[i].Process))
                    return;
    }
}
