using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>The ocid a project gives for a contracting process begins with <c>ocds-</c> and six lower-case letters or digits.</summary>
/// <remarks>Ours; the review tool asks this of releases alone. (1) No contracting process has an ocid.</remarks>
internal sealed class ProcessOcidFormat : Check
{
    private static readonly FieldPath Ocids = new("contractingProcesses/summary/ocid");

    public override string Code => "process-ocid-format";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Conformance;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["ocid"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var ocid in Ocids.In(subject))
        {
            if (!ocid.IsString)
                continue;
            if (Prefix.Begins(ocid.Text, "ocds-"u8))
                run.Pass();
            else
                run.Fail(ocid, expected: "ocds-xxxxxx-…");
        }
    }
}
