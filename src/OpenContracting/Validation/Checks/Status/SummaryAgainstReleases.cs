using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>The status of a contracting process fits the tags of its linked releases.</summary>
/// <remarks>
/// A release tagged contract or implementation means that a contract was awarded; without one (or an award) none is active.
/// (1) No process has both a status and linked releases with tags. (2) A process can be closed at any stage. (3) A release tagged
/// compiled holds all stages and its tag tells none.
/// </remarks>
internal sealed class SummaryAgainstReleases : Check
{
    private static readonly FieldPath Processes = new("contractingProcesses");

    public override string Code => "summary-against-releases";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["tag"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var process in Processes.In(subject))
        {
            var status = process["summary"u8]["status"u8];
            var isActive = status.Is("active"u8);
            if ((!isActive && !status.Is("pre-award"u8)) || !TryRead(process["releases"u8], run, out var awarded, out var contracted)) // (2)
                continue;
            if (isActive ? awarded.Exists || contracted.Exists : !contracted.Exists)
                run.Pass();
            else if (isActive)
                run.Fail(status, expected: "award, contract, implementation");
            else
                run.Fail(status, expected: "planning, tender, award", arguments: [contracted.GetString()!]);
        }
    }

    private static bool TryRead(JsonValue releases, CheckRun run, out JsonValue awarded, out JsonValue contracted)
    {
        awarded = contracted = default;
        var any = false;
        foreach (var release in releases.Elements)
            foreach (var tag in release["tag"u8].Elements)
            {
                if (!tag.IsString)
                    continue;
                if (tag.Is("compiled"u8))
                {
                    run.DoesNotApply(3);
                    return false;
                }

                any = true;
                var text = tag.Text;
                if (text.StartsWith("contract"u8) || text.StartsWith("implementation"u8))
                    contracted = tag;
                else if (text.StartsWith("award"u8))
                    awarded = tag;
            }

        return any;
    }
}
