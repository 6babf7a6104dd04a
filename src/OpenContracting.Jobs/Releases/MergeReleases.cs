using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Runs;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Releases;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Releases;

/// <summary>Compiles the releases of each process that has new ones, and decides whether it is infrastructure.</summary>
/// <remarks>
/// The computing is done outside the transaction. A release that came in meanwhile has counted the process's revision up,
/// so the row stored here says a revision behind it, and the next publication merges again.
/// </remarks>
public sealed class MergeReleases(PartitionRunner partitions, IDbContextFactory<Db> databases, TimeProvider clock) : IStage
{
    private const int PartitionSize = 2_000;
    private const int BatchSize = 250;
    private const string RulesKey = "infrastructure-rules";

    private static readonly JsonSerializerOptions ReasonOptions = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<IReadOnlyList<Share>> PlanAsync(Db db, Run run, CancellationToken cancellation)
    {
        await SameProcess.ReconcileAsync(db, cancellation);
        await MarkAllWhenRulesChangedAsync(db, cancellation);
        return Share.Of(await ToMerge(db).Select(process => process.Id).OrderBy(id => id).ToListAsync(cancellation), PartitionSize);
    }

    public Task RunAsync(long partitionId, CancellationToken cancellation) =>
        partitions.RunAsync(RunStage.MergeReleases, partitionId, MergeAsync, cancellation);

    private static IQueryable<ContractingProcess> ToMerge(Db db) =>
        db.ContractingProcesses.Where(process => process.Revision != process.CompiledRevision);

    /// <summary>Other rules may decide otherwise about any process, so all are looked at again.</summary>
    private async Task MarkAllWhenRulesChangedAsync(Db db, CancellationToken cancellation)
    {
        var known = await db.Settings.SingleOrDefaultAsync(setting => setting.Key == RulesKey, cancellation);
        if (known?.Value == InfrastructureClassifier.RulesVersion)
            return;
        if (known is null)
            db.Settings.Add(known = new Setting { Key = RulesKey, Value = "", ChangedAt = default });
        else
            await db.ContractingProcesses.ExecuteUpdateAsync(
                update => update.SetProperty(process => process.Revision, process => process.Revision + 1), cancellation);
        known.Value = InfrastructureClassifier.RulesVersion;
        known.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }

    private async Task MergeAsync(PartitionWork work, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (next, last) = (long.Parse(work.Partition.From!), long.Parse(work.Partition.To!));
        while (true)
        {
            var processes = await ToMerge(db).AsNoTracking()
                .Where(process => process.Id >= next && process.Id <= last)
                .OrderBy(process => process.Id).Take(BatchSize).ToListAsync(cancellation);
            if (processes.Count == 0)
                return;
            next = processes[^1].Id + 1;
            await MergeAsync(work, db, processes, cancellation);
        }
    }

    private static async Task MergeAsync(
        PartitionWork work, Db db, List<ContractingProcess> processes, CancellationToken cancellation)
    {
        var keys = processes.Select(process => process.ProcessKey).ToList();
        var releases = await StoredHistory.RowsAsync(db.Releases, keys, cancellation);
        var decisions = (await db.Decisions.AsNoTracking()
            .Where(decision => decision.Kind == DecisionKind.Infrastructure && decision.UndoneAt == null && keys.Contains(decision.Subject))
            .ToListAsync(cancellation)).ToLookup(decision => decision.Subject);

        var merged = await work.EachAsync(processes, process => process.ProcessKey, process =>
        {
            // An export read anew may no longer show a process; what was known of it stays, as with one that a later export leaves out.
            if (releases.Contains(process.ProcessKey))
                Merge(process, releases[process.ProcessKey], decisions[process.ProcessKey].MaxBy(decision => decision.Id));
            return process;
        }, cancellation);
        await work.CommitAsync(async write => await write.Bulk.WriteAsync(
            write, merged.OrderBy(process => process.ProcessKey, StringComparer.Ordinal), OnConflict.Do(
                """
                (process_key) DO UPDATE SET
                    compiled_revision = excluded.revision,
                    date = excluded.date,
                    compiled = excluded.compiled,
                    compiled_hash = excluded.compiled_hash,
                    outcome = excluded.outcome,
                    associated = excluded.associated,
                    reasons = excluded.reasons,
                    decided_by_person = excluded.decided_by_person,
                    grouping_facts = excluded.grouping_facts
                """), cancellation), processes.Count, cancellation);
    }

    private static void Merge(ContractingProcess process, IEnumerable<Release> releases, Decision? decided)
    {
        var history = StoredHistory.Of(releases);
        process.Compiled = history.CompiledJson().ToArray();
        process.CompiledHash = SHA256.HashData(process.Compiled);
        process.Date = history.Date;
        using var compiled = JsonDocument.Parse(process.Compiled);
        var decision = Decide(compiled.RootElement, decided);
        process.Outcome = decision.Outcome;
        process.Associated = decision.Associated;
        process.Reasons = JsonSerializer.SerializeToUtf8Bytes(decision.Reasons, ReasonOptions);
        process.DecidedByPerson = decided is not null;
        process.GroupingFacts = decision.Outcome == InfrastructureOutcome.No
            ? null
            : GroupingFacts.From(process.ProcessKey, compiled.RootElement, decision).ToJson();
    }

    /// <summary>What the rules say, unless a person has spoken.</summary>
    private static InfrastructureDecision Decide(JsonElement compiled, Decision? decided)
    {
        var byRules = InfrastructureClassifier.Decide(compiled);
        return decided is null
            ? byRules
            : byRules with
            {
                Outcome = decided.Accepted ? InfrastructureOutcome.Yes : InfrastructureOutcome.No,
                Reasons = [new DecisionReason("decided-by-person", decided.Reason ?? ""), .. byRules.Reasons],
            };
    }
}
