using OpenContracting.Projects;

namespace OpenContracting.Web.Officers;

/// <summary>A contracting process with an institution's number: what became of it.</summary>
public sealed record OwnProcess(string Key, string? Number, InfrastructureOutcome? Outcome, string? ProjectId, DateTimeOffset? Date);
