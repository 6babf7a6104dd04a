using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A contracting process that is not closed has a contract period that is not over.</summary>
/// <remarks>
/// The business logic of <c>contractingProcessStatus</c>: when all contract periods have ended the process is closed. The latest end date
/// counts, extensions by modification included. (1) No process has both a status and an end date.
/// (2) A closed process may have been closed early.
/// </remarks>
internal sealed class ProcessStatusAgainstPeriod : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "process-status-against-period";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["status"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var summary in Summaries.In(subject))
        {
            var status = summary["status"u8];
            if (status.Is("closed"u8))
                run.DoesNotApply(2);
            if ((!status.Is("pre-award"u8) && !status.Is("active"u8)) || !TryLatestEnd(summary, out var end, out var at))
                continue;
            if (end >= run.Settings.Now)
                run.Pass();
            else
                run.Fail(status, arguments: [at.GetString()!]);
        }
    }

    private static bool TryLatestEnd(JsonValue summary, out DateTimeOffset latest, out JsonValue at)
    {
        latest = DateTimeOffset.MinValue;
        at = default;
        Later(summary["contractPeriod"u8], ref latest, ref at);
        foreach (var modification in summary["modifications"u8].Elements)
            Later(modification["newContractPeriod"u8], ref latest, ref at);
        return at.Exists;
    }

    private static void Later(JsonValue period, ref DateTimeOffset latest, ref JsonValue at)
    {
        var end = period["endDate"u8];
        if (!end.TryGetInstant(out var date) || date < latest)
            return;
        latest = date;
        at = end;
    }
}
