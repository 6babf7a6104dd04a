using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>The release a modification was taken from is among the process's linked releases.</summary>
/// <remarks>Rule of OC4IDS that no official tool checks. (1) No modification names a release.</remarks>
internal sealed class ModificationReleaseLinked : Check
{
    private static readonly FieldPath Modifications = new("contractingProcesses/summary/modifications");

    public override string Code => "modification-release-linked";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["releaseID"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var modification in Modifications.In(subject))
        {
            var release = modification["releaseID"u8];
            if (!release.Exists)
                continue;
            var process = modification.Parent.Parent.Parent;
            if (run.Ids(process["releases"u8]).Contains(release))
                run.Pass();
            else
                run.Fail(release);
        }
    }
}
