namespace OpenContracting.Storage.People;

/// <summary>A key that protects cookies and links, shared by all web machines.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }
    public string? FriendlyName { get; set; }
    public required string Xml { get; set; }
}
