namespace OpenContracting.Storage.People;

/// <summary>A setting an administrator changed in the portal, shared by all machines.</summary>
public sealed class Setting
{
    public required string Key { get; set; }
    public required string Value { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public string? ChangedBy { get; set; }
}
