using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A project does not go back to an earlier phase of its life.</summary>
/// <remarks>(3) A project without a status before or now, or cancelled, has no phase to compare.</remarks>
internal sealed class ProjectStatusNotBack : ComparisonCheck
{
    // The order of projectStatus; a cancelled project stopped anywhere.
    private static readonly string[] Phases =
        ["", "identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned"];

    public override string Code => "project-status-not-back";
    public override CheckSubject Subjects => CheckSubject.Project;

    protected override ulong Data(JsonValue subject, CheckSubject kind) =>
        (ulong)Math.Max(0, Array.IndexOf(Phases, subject["status"u8].GetString()));

    protected override void Judge(string id, ulong before, ulong? now, DatasetRun run)
    {
        if (before == 0 || now is not > 0) // (3)
            return;
        if (now >= before)
            run.Pass();
        else
            run.Fail(null, arguments: [id, Phases[before], Phases[now.Value]]);
    }
}
