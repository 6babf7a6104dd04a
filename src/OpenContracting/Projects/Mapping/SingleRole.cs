using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>Roles the summary has room for one organization of; with several, none is named and all stay in parties.</summary>
internal static class SingleRole
{
    public static void Write(ProjectMapping project, ProcessView process, string role, string rule)
    {
        var source = "tender/" + role;
        var named = process.Tender.At(role) is { ValueKind: JsonValueKind.Object } reference ? project.Parties.Resolve(process, reference, role, source) : null;
        var parties = named is not null ? [named] : project.Parties.WithRole(process, role).ToArray();
        if (named is null)
            source = "parties";
        if (parties.Length > 1)
            project.Notice("several-parties-in-role", "contractingProcesses/summary/tender/" + role, process, string.Join("; ", parties.Select(p => p.Name ?? p.Id)));
        if (parties.Length != 1)
            return;
        project.From(role, process, source, rule);
        project.Json.StartObject(role);
        PartyRegistry.WriteReference(project.Json, parties[0]);
        project.Json.End();
    }
}
