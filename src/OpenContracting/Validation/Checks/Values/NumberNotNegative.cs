using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>What is counted, measured or paid is not less than nothing.</summary>
/// <remarks>
/// Pelican's <c>number_checks</c>: quantities, durations, numbers of tenderers, unit prices, payments; on OC4IDS also numbers of people and
/// participants. (1) The item has none of these numbers.
/// </remarks>
internal sealed class NumberNotNegative : Check
{
    public override string Code => "number-not-negative";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["durationInDays", "numberOfTenderers", "numberOfPeople", "numberOfParticipants", "quantity", "unit", "transactions"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        Judge(subject, "durationInDays"u8, run);
        Judge(subject, "numberOfTenderers"u8, run);
        if (run.Subject == CheckSubject.Project)
        {
            Judge(subject, "numberOfPeople"u8, run);
            Judge(subject, "numberOfParticipants"u8, run);
        }
        else
        {
            Judge(subject, "quantity"u8, run);
            foreach (var unit in subject.Named("unit"u8))
                Judge(unit["value"u8]["amount"u8], run);
        }

        foreach (var transactions in subject.Named("transactions"u8))
            foreach (var transaction in transactions.Elements)
                Judge(transaction["value"u8]["amount"u8], run);
    }

    private static void Judge(JsonValue subject, ReadOnlySpan<byte> name, CheckRun run)
    {
        foreach (var number in subject.Named(name))
            Judge(number, run);
    }

    private static void Judge(JsonValue number, CheckRun run)
    {
        if (!number.IsNumber)
            return;
        // -0 is written with a minus too, and is nothing less than 0.
        if (number.Raw[0] != '-' || JsonNumber.IsZero(number.Raw))
            run.Pass();
        else
            run.Fail(number, arguments: [number.Name]);
    }
}
