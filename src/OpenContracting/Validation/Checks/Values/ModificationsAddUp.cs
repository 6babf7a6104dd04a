using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>Each modification of a contract starts from where the one before it ended.</summary>
/// <remarks>
/// The old value of the first is <c>contractValue</c>, that of each later one the new value of the one before; end dates likewise.
/// (1) No contract has a modification with an old value or end date to compare. (2) Where a link of the chain is not
/// published, the next modification starts it anew.
/// </remarks>
internal sealed class ModificationsAddUp : Check
{
    private static readonly FieldPath Summaries = new("contractingProcesses/summary");

    public override string Code => "modifications-add-up";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["modifications"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var summary in Summaries.In(subject))
        {
            var modifications = Modifications.InOrder(summary, run);
            if (modifications.Count > 0)
            {
                FollowValue(summary["contractValue"u8], modifications, run);
                FollowEnd(summary["contractPeriod"u8]["endDate"u8], modifications, run);
            }
        }
    }

    private static void FollowValue(JsonValue start, IReadOnlyList<JsonValue> modifications, CheckRun run)
    {
        var known = run.Amounts.TryRead(start, out var current);
        foreach (var modification in modifications)
        {
            var old = modification["oldContractValue"u8];
            if (run.Amounts.TryRead(old, out var stated))
            {
                if (known && (stated.Amount != current.Amount || !stated.InSameCurrencyAs(current)))
                    run.Fail(old["amount"u8], expected: run.Keeps ? current.ToString() : null, shown: old);
                else if (known)
                    run.Pass();
                (known, current) = (true, stated);
            }

            if (run.Amounts.TryRead(modification["newContractValue"u8], out var changed))
                (known, current) = (true, changed);
        }
    }

    private static void FollowEnd(JsonValue start, IReadOnlyList<JsonValue> modifications, CheckRun run)
    {
        var current = start;
        var known = current.TryGetInstant(out var currentEnd);
        foreach (var modification in modifications)
        {
            var old = modification["oldContractPeriod"u8]["endDate"u8];
            if (old.TryGetInstant(out var stated))
            {
                if (known && stated != currentEnd)
                    run.Fail(old, expected: run.Keeps ? current.GetString() : null);
                else if (known)
                    run.Pass();
                (known, current, currentEnd) = (true, old, stated);
            }

            var end = modification["newContractPeriod"u8]["endDate"u8];
            if (end.TryGetInstant(out var changed))
                (known, current, currentEnd) = (true, end, changed);
        }
    }
}
