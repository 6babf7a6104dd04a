namespace OpenContracting.Jobs.Publications;

/// <summary>A project as it will stand after a publication: what the package and the report are made of.</summary>
internal sealed record NextProject(
    string ProjectId, byte[] Json, byte[]? Findings, string? PublicAuthorityId, string? Province, List<string> Sectors, bool LeftOut, bool Ended);
