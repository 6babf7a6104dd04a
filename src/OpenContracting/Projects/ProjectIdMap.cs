using System.Text.Json;
using OpenContracting.Projects.Grouping;

namespace OpenContracting.Projects;

/// <summary>Every id ever given to a project, and what each stands for today. Ids are permanent.</summary>
public sealed record ProjectIdMap
{
    /// <summary>The prefix used until the OC4IDS helpdesk has given one.</summary>
    public const string PlaceholderPrefix = "oc4ids-000000";

    /// <summary>A map without ids.</summary>
    public static ProjectIdMap Empty { get; } = new();

    /// <summary>The ids, the oldest first.</summary>
    public IReadOnlyList<ProjectIdEntry> Entries { get; init; } = [];

    /// <summary>Gives every group that is a project its id: its old one, or a new one that was never used.</summary>
    public ProjectIdUpdate Update(IEnumerable<ProjectGroup> groups, string prefix, DateTimeOffset now) =>
        new ProjectIdAssignment(this, prefix, now).Assign(groups);

    /// <summary>Withdraws a project by a person's decision; its id stays as a tombstone.</summary>
    public ProjectIdMap Withdraw(string id, DateTimeOffset now) => this with
    {
        Entries = [.. Entries.Select(e => e.Id == id ? e with { State = ProjectIdState.Tombstone, RedirectTo = null, Changed = now } : e)],
    };

    /// <summary>Gives every live project an id with another prefix; the old ids lead to the new ones.</summary>
    public ProjectIdMap WithPrefix(string prefix, DateTimeOffset now) => ProjectIdAssignment.ChangePrefix(this, prefix, now);

    /// <summary>The live id an id leads to; null for a tombstone or an id that was never given.</summary>
    public string? Resolve(string id) => Resolve(id, Entries.ToDictionary(e => e.Id));

    internal string? Resolve(string id, Dictionary<string, ProjectIdEntry> byId)
    {
        for (var steps = 0; steps <= Entries.Count && byId.TryGetValue(id, out var entry); steps++)
        {
            if (entry.State == ProjectIdState.Live)
                return id;
            if (entry.RedirectTo is null)
                return null;
            id = entry.RedirectTo;
        }

        return null;
    }

    /// <summary>The map as UTF-8 JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, GroupingJson.Default.ProjectIdMap);

    /// <summary>The map written by <see cref="ToJson"/>.</summary>
    public static ProjectIdMap Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, GroupingJson.Default.ProjectIdMap) ?? throw new JsonException("An id-map is an object, not null.");
}
