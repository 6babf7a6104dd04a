using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A project's status and those of its construction contracts tell the same story.</summary>
/// <remarks>
/// While construction contracts run the project is not in identification or preparation, nor over.
/// (1) The project has no status, or no process of nature construction with a status. (2) Design and supervision
/// contracts run at any time.
/// </remarks>
internal sealed class ProjectStatusAgainstProcesses : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "project-status-against-processes";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["nature"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var status = subject["status"u8];
        if (!status.IsString)
            return;
        var excludesWorks = status.Is("identification"u8) || status.Is("preparation"u8) || status.Is("maintenance"u8)
            || status.Is("decommissioned"u8) || status.Is("cancelled"u8);
        foreach (var summary in Summaries.In(subject))
        {
            var processStatus = summary["status"u8];
            if (!processStatus.IsString || !IsConstruction(summary)) // (2)
                continue;
            if (excludesWorks && processStatus.Is("active"u8))
                run.Fail(processStatus, shown: status, arguments: [summary.Parent["id"u8].GetString() ?? ""]);
            else
                run.Pass();
        }
    }

    private static bool IsConstruction(JsonValue summary)
    {
        foreach (var nature in summary["nature"u8].Elements)
            if (nature.Is("construction"u8))
                return true;
        return false;
    }
}
