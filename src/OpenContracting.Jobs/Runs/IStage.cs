using OpenContracting.Storage;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Runs;

/// <summary>One stage of the chain: a job that cuts its work into partitions and does one of them.</summary>
public interface IStage
{
    /// <summary>The shares of this stage's work, found when the stage before it is done; none when there is nothing to do.</summary>
    /// <remarks>Runs in the transaction that ends the stage before.</remarks>
    Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation);

    /// <summary>Does one partition. Safe to run twice, one after the other and at once: see <see cref="PartitionRunner"/>.</summary>
    Task RunAsync(long partitionId, CancellationToken cancellation);
}
