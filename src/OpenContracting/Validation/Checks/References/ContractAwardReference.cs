using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A contract's <c>awardID</c> is the id of an award. Pelican's <c>reference.contract_in_awards</c>.</summary>
/// <remarks>(1) There are no contracts. (2) Two awards with one id are the schema's finding.</remarks>
internal sealed class ContractAwardReference : Check
{
    private static readonly FieldPath Contracts = new("contracts");

    public override string Code => "contract-in-awards";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["contracts"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var contract in Contracts.In(subject))
        {
            var award = contract["awardID"u8];
            if (award.Exists && run.Ids(subject["awards"u8]).Contains(award))
                run.Pass();
            else
                run.Fail(award.Exists ? award : contract);
        }
    }
}
