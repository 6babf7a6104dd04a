namespace OpenContracting.Jobs.Projects;

/// <summary>What grouping needs of a stored process.</summary>
internal sealed record GroupedProcess(string Key, string? ProjectId, byte[]? CompiledHash, int Revision, byte[]? Facts);
