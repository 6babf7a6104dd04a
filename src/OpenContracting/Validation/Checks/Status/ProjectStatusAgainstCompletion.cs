using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A project's status and the date it was completed tell the same story.</summary>
/// <remarks>
/// Planned dates slip, so only <c>completion/endDate</c> counts, which is filled when the works are done.
/// (1) The project has no status or no completion date that can be read. (2) A cancelled project may have stopped anywhere.
/// </remarks>
internal sealed class ProjectStatusAgainstCompletion : Check
{
    public override string Code => "project-status-against-completion";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["status"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var status = subject["status"u8];
        var end = subject["completion"u8]["endDate"u8];
        run.DoesNotApply(status.Is("cancelled"u8) ? 2 : 1);
        if (!end.TryGetInstant(out var completed))
            return;
        var isBefore = status.Is("identification"u8) || status.Is("preparation"u8) || status.Is("implementation"u8);
        var isAfter = status.Is("maintenance"u8) || status.Is("decommissioning"u8) || status.Is("decommissioned"u8);
        if (!isBefore && !isAfter && !status.Is("completion"u8))
            return;
        var isPast = completed <= run.Settings.Now;
        if ((isBefore && isPast) || (isAfter && !isPast))
            run.Fail(status, arguments: [end.GetString()!]);
        else
            run.Pass();
    }
}
