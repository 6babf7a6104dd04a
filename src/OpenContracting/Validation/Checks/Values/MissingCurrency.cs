using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>An amount has a currency beside it.</summary>
/// <remarks>
/// Any property called <c>amount</c> anywhere counts, fields outside the standard included, as in lib-cove-oc4ids.
/// (1) There is no amount in the item. (2) The amount is an object or a non-empty array: its own content is looked at instead.
/// </remarks>
internal sealed class MissingCurrency : Check
{
    public override string Code => "missing-currency";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.Package;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var amount in subject.Named("amount"u8))
        {
            if ((amount.IsObject || amount.IsArray) && !amount.IsEmpty) // (2)
                continue;
            if (amount.Parent["currency"u8].Exists)
                run.Pass();
            else
                run.Fail(amount.Parent, shown: amount);
        }
    }
}
