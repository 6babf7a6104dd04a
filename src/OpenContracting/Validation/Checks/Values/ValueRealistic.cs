using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Values;

/// <summary>Every amount lies within the limit on either side of nothing. Pelican's <c>coherent.value_realistic</c>, on OC4IDS too.</summary>
/// <remarks>
/// Converted at the rate of the release's date, of a project's at that of its last update. (3) A project's budget and contract values
/// have checks of their own.
/// </remarks>
internal sealed class ValueRealistic : RealisticAmount
{
    public override string Code => "value-realistic";
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["amount"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var isProject = run.Subject == CheckSubject.Project;
        var at = isProject ? subject["updated"u8] : subject["date"u8];
        foreach (var amount in subject.Named("amount"u8))
        {
            var value = amount.Parent;
            if (isProject && (value.NameIs("contractValue"u8) || (value.NameIs("amount"u8) && value.Parent.NameIs("budget"u8)))) // (3)
                continue;
            Judge(value, at, mustBePositive: false, run);
        }
    }
}
