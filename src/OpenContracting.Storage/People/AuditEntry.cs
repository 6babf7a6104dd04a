namespace OpenContracting.Storage.People;

/// <summary>What a member of staff (or a command of theirs) did. Only ever added.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>The user's id, <c>key:</c> and a key's prefix, or <c>console</c>.</summary>
    public required string Actor { get; set; }

    /// <summary>A stable kebab-case code, for example <c>user-role-added</c>.</summary>
    public required string Action { get; set; }
    public string? Subject { get; set; }

    /// <summary>Details as JSON; never personal data.</summary>
    public string? Details { get; set; }
}
