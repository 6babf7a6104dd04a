namespace OpenContracting.Validation.Checks.References;

/// <summary>A financing organization is one of the project's parties. The review tool does not look here.</summary>
internal sealed class FinancingPartyInParties() : OrganizationReferences(
    "budget/finance/financingParty",
    "contractingProcesses/summary/finance/financingParty")
{
    public override string Code => "financing-party-in-parties";
}
