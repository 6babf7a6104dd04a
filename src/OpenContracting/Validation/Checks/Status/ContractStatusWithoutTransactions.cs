using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>Nothing is paid on a contract that is pending or cancelled. Pelican's <c>coherent.contracts_status</c>.</summary>
/// <remarks>(1) No contract has such a status.</remarks>
internal sealed class ContractStatusWithoutTransactions : Check
{
    private static readonly FieldPath Contracts = new("contracts");

    public override string Code => "contract-status-without-transactions";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["contracts"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var contract in Contracts.In(subject))
        {
            var status = contract["status"u8];
            if (!status.Is("pending"u8) && !status.Is("cancelled"u8))
                continue;
            if (contract["implementation"u8]["transactions"u8].IsEmpty)
                run.Pass();
            else
                run.Fail(status);
        }
    }
}
