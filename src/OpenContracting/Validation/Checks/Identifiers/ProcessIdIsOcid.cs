using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>A contracting process that has an ocid has it as its id too.</summary>
/// <remarks>
/// Rule of OC4IDS that no official tool checks. (1) No contracting process has an ocid.
/// </remarks>
internal sealed class ProcessIdIsOcid : Check
{
    private static readonly FieldPath Ocids = new("contractingProcesses/summary/ocid");

    public override string Code => "process-id-is-ocid";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Conformance;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["ocid"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var ocid in Ocids.In(subject))
        {
            var process = ocid.Parent.Parent;
            var id = process["id"u8];
            if (!ocid.IsString)
                continue;
            if (id.SameText(ocid))
                run.Pass();
            else
                run.Fail(id.Exists ? id : process, expected: ocid.GetString(), shown: id);
        }
    }
}
