namespace OpenContracting.Validation.Checks.References;

/// <summary>Who pays and who is paid are among the project's parties. The review tool does not look here.</summary>
internal sealed class TransactionPartiesInParties() : OrganizationReferences(
    "transactions/payer",
    "transactions/payee",
    "contractingProcesses/summary/transactions/payer",
    "contractingProcesses/summary/transactions/payee")
{
    public override string Code => "transaction-parties-in-parties";
}
