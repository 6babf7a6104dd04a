using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>Nothing is amended before it exists. Pelican's <c>coherent.amendments_dates</c>.</summary>
/// <remarks>
/// A tender exists from the start of its tender period, an award from its date, a contract from its signature.
/// (1) There is no amendment whose date can be compared.
/// </remarks>
internal sealed class AmendmentDates : Check
{
    private static readonly FieldPath Awards = new("awards");

    private static readonly FieldPath Contracts = new("contracts");

    public override string Code => "amendment-dates";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["amendments", "amendment"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var tender = subject["tender"u8];
        Judge(tender["tenderPeriod"u8]["startDate"u8], tender, run);
        foreach (var award in Awards.In(subject))
            Judge(award["date"u8], award, run);
        foreach (var contract in Contracts.In(subject))
            Judge(contract["dateSigned"u8], contract, run);
    }

    private static void Judge(JsonValue begin, JsonValue owner, CheckRun run)
    {
        foreach (var amendment in owner["amendments"u8].Elements)
            Sequence.Judge(begin, amendment["date"u8], run);
        Sequence.Judge(begin, owner["amendment"u8]["date"u8], run);
    }
}
