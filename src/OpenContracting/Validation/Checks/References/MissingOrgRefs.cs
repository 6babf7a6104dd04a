namespace OpenContracting.Validation.Checks.References;

/// <summary>An organization reference points at one of the project's parties.</summary>
/// <remarks>The places are those of lib-cove-oc4ids; finance, transactions and meetings have checks of their own.</remarks>
internal sealed class MissingOrgRefs() : OrganizationReferences(
    "publicAuthority",
    "budget/budgetBreakdowns/budgetBreakdown/sourceParty",
    "contractingProcesses/summary/tender/tenderers",
    "contractingProcesses/summary/tender/procuringEntity",
    "contractingProcesses/summary/tender/administrativeEntity",
    "contractingProcesses/summary/suppliers")
{
    public override string Code => "missing-org-refs";
}
