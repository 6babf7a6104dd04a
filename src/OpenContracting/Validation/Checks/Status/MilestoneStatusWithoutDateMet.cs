using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A milestone that is scheduled or not met has no date on which it was met. Pelican's <c>coherent.milestone_status</c>, on OC4IDS too.</summary>
/// <remarks>(1) No milestone has such a status.</remarks>
internal sealed class MilestoneStatusWithoutDateMet : Check
{
    public override string Code => "milestone-status-without-date-met";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["milestones"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var milestones in subject.Named("milestones"u8))
            foreach (var milestone in milestones.Elements)
            {
                var status = milestone["status"u8];
                if (!status.Is("scheduled"u8) && !status.Is("notMet"u8))
                    continue;
                var met = milestone["dateMet"u8];
                if (met.IsEmpty)
                    run.Pass();
                else
                    run.Fail(met, arguments: [status.GetString()!]);
            }
    }
}
