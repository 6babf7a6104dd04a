using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A contracting process that has not been awarded has nothing that only a contract brings.</summary>
/// <remarks>(1) No process has the status pre-award.</remarks>
internal sealed class PreAwardWithoutContract : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "pre-award-without-contract";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["status"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var summary in Summaries.In(subject))
            if (summary["status"u8] is var status && status.Is("pre-award"u8))
            {
                var odd = OnlyWithContract(summary);
                if (odd.Exists)
                    run.Fail(odd, shown: status, arguments: [odd.Name]);
                else
                    run.Pass();
            }
    }

    private static JsonValue OnlyWithContract(JsonValue summary)
    {
        if (summary["suppliers"u8] is { IsEmpty: false } suppliers)
            return suppliers;
        if (summary["finalValue"u8] is { IsEmpty: false } final)
            return final;
        if (summary["modifications"u8] is { IsEmpty: false } modifications)
            return modifications;
        return summary["transactions"u8] is { IsEmpty: false } transactions ? transactions : default;
    }
}
