namespace OpenContracting.Web.Queries.Contracts;

/// <summary>A company met in the same tenders: in how many, how many of these the company asked about won, and how many this one.</summary>
public sealed record Rival(string Id, string Name, int Together, int Won, int Lost);
