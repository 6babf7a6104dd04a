using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Staff;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>One run of the chain of jobs, and, for administrators, all of them as they go.</summary>
public static class RunsApi
{
    /// <summary>Where the desk's page listens.</summary>
    public const string Progress = "/api/v1/runs/progress";

    private const int Followed = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/runs/{id:long}", GetRun)
            .WithName("getRun").WithTags("Status")
            .WithSummary("How far a run of the chain of jobs has come")
            .WithDescription("`total` and `secondsLeft` are of the stage it is in. Never from a cache.")
            .Produces<RunDetailBody>()
            .ProducesProblems(ProblemKind.UnknownRun)
            .TakesNoParameters();
        routes.MapGet(Progress, GetProgress).RequireAuthorization(Policies.Administrator).ExcludeFromDescription();
    }

    private static async Task<IResult> GetRun(HttpContext context, long id, Db db, TimeProvider clock, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await db.Runs.AsNoTracking().FirstOrDefaultAsync(run => run.Id == id, cancellation) is { } run
            ? Results.Ok(RunDetailBody.Of(await RunProgress.OfAsync(db, run, clock.GetUtcNow(), cancellation)))
            : new Problem(ProblemKind.UnknownRun, id);
    }

    private static IResult GetProgress(HttpContext context, IDbContextFactory<Db> databases, TimeProvider clock, IHostApplicationLifetime host, string? language)
    {
        // A proxy that gathers the answer before it passes it on would show nothing until the end.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        // Who follows must not hold up a host that is asked to stop.
        var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(FollowAsync(databases, clock, new Wording(language == "en" ? "en" : "es"), ends.Token));
    }

    private static async IAsyncEnumerable<SseItem<IReadOnlyList<RunStep>>> FollowAsync(
        IDbContextFactory<Db> databases, TimeProvider clock, Wording words, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<RunStep> told = [];
        var quiet = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var steps = await StepsAsync(databases, clock, words);
            // Said again now and then, so that nobody on the way takes the line for dead.
            if (!steps.SequenceEqual(told) || quiet++ >= 15)
            {
                yield return new SseItem<IReadOnlyList<RunStep>>(steps, "progress");
                (told, quiet) = (steps, 0);
            }

            await Task.Delay(Pause, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<IReadOnlyList<RunStep>> StepsAsync(IDbContextFactory<Db> databases, TimeProvider clock, Wording words)
    {
        await using var db = await databases.CreateDbContextAsync();
        var steps = new List<RunStep>();
        foreach (var run in await new StatusReport(db).RunsAsync(Followed, default))
        {
            var progress = await RunProgress.OfAsync(db, run, clock.GetUtcNow(), default);
            steps.Add(new(run.Id, run.State.ToString(), (int)(100 * progress.Share), words.Progress(progress)));
        }

        return steps;
    }
}
