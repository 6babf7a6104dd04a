using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>The budget of a contracting process is within half of the tender's value. Pelican's <c>consistent.tender_value</c>.</summary>
/// <remarks>
/// (1) Budget or tender value is absent, without currency, or zero. (2) The currencies differ and no rate is at hand.
/// </remarks>
internal sealed class TenderValueAgainstBudget : Check
{
    public override string Code => "tender-value-against-budget";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run) =>
        Half.Judge(subject["planning"u8]["budget"u8]["amount"u8], subject["tender"u8]["value"u8], run, subject["date"u8]);
}
