using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Submissions;
using OpenContracting.Validation;
using OpenContracting.Validation.Tables;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Validations;

/// <summary>Validates one document and stores what was found; says every second how far it is.</summary>
public sealed class SubmissionRunner(
    InstanceSettings settings, IDbContextFactory<Db> databases, TimeProvider clock, ILogger<SubmissionRunner> log)
{
    /// <summary>Why there is no report: a stable code, its texts under <c>validation.fault.</c>.</summary>
    public const string Interrupted = "interrupted";
    public const string TookTooLong = "took-too-long";
    public const string OurFault = "our-fault";

    // Tables are held while they are read, unlike documents.
    private const long MostTableBytes = 100_000_000;

    internal async Task RunAsync(QueuedSubmission queued, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(settings.ValidationLimit);
        await using var file = new WatchedStream(new FileStream(queued.Path, FileMode.Open, FileAccess.Read));
        if (!await TellAsync(queued.Id, 0))
            return;
        try
        {
            var work = Task.Factory.StartNew(
                () => Validate(queued.Name, file, limit.Token),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)) != work)
                if (!await TellAsync(queued.Id, file.Furthest))
                    await limit.CancelAsync();
            await StoreAsync(queued.Id, await work);
        }
        catch (OperationCanceledException)
        {
            await FailAsync(queued.Id, stopping.IsCancellationRequested ? Interrupted : TookTooLong);
        }
        catch (Exception failure)
        {
            // Nothing in a document should come here; when it does, its sender is told and the line goes on.
            log.LogError(failure, "Validating a submission failed.");
            await FailAsync(queued.Id, OurFault);
        }
    }

    private ValidationReport Validate(string name, WatchedStream file, CancellationToken cancellation)
    {
        var options = new ValidationOptions { Workers = 1, Clock = clock };
        if (TableFile.Validate(name, file, MostTableBytes, options, TableFile.PlaceOf, cancellation) is { } ofTables)
            return ofTables;
        file.Position = 0;
        return Validator.Validate(file, options, cancellation);
    }

    /// <summary>False when the submission was deleted meanwhile.</summary>
    private async Task<bool> TellAsync(string id, long read)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        return await db.Submissions.Where(submission => submission.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(submission => submission.State, SubmissionState.Running)
            .SetProperty(submission => submission.BytesRead, read)
            .SetProperty(submission => submission.SeenAt, now)) > 0;
    }

    private async Task StoreAsync(string id, ValidationReport report)
    {
        var summary = SubmissionSummary.Of(report).ToJson();
        var bytes = ReportArchive.Pack(report);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.TransactionAsync(async () =>
        {
            var isKept = await db.Submissions.Where(submission => submission.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(submission => submission.State, SubmissionState.Done)
                .SetProperty(submission => submission.BytesRead, submission => submission.Size)
                .SetProperty(submission => submission.Summary, summary)
                .SetProperty(submission => submission.FinishedAt, now)) > 0;
            if (!isKept)
                return;
            db.SubmissionReports.Add(new SubmissionReport { SubmissionId = id, Bytes = bytes });
            await db.SaveChangesAsync();
        }, CancellationToken.None);
    }

    private async Task FailAsync(string id, string code)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.Submissions.Where(submission => submission.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(submission => submission.State, SubmissionState.Failed)
            .SetProperty(submission => submission.FaultCode, code)
            .SetProperty(submission => submission.FinishedAt, now));
    }
}
