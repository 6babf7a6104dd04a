using System.Linq.Expressions;
using OpenContracting.Projects;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Projects;

/// <summary>What grouping needs of a stored process.</summary>
internal sealed record GroupedProcess(string Key, string? ProjectId, byte[]? CompiledHash, int Revision, byte[]? Facts)
{
    /// <summary>The processes that have grouping facts, or a project.</summary>
    /// <remarks>Asked so that two indexes find them: most processes of the country are no infrastructure, and are not looked at.</remarks>
    public static Expression<Func<ContractingProcess, bool>> Any { get; } = process =>
        process.Outcome == InfrastructureOutcome.Yes || process.Outcome == InfrastructureOutcome.Review || string.Compare(process.ProjectId, "") > 0;
}
