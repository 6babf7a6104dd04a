using OpenContracting.Validation.Checks.Identifiers;
using OpenContracting.Validation.Checks.References;
using OpenContracting.Validation.Checks.Text;
using OpenContracting.Validation.Checks.Values;

namespace OpenContracting.Validation;

/// <summary>Every check, in the order of the report: conformance, quality, coverage. A test fails when one is left off.</summary>
public static class CheckList
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        // Conformance
        new InvalidProjectIds(),
        new OcidPrefixFormat(),
        new ProcessOcidFormat(),
        new ProcessIdIsOcid(),

        // Quality: what is said
        new MissingValues(),
        new MissingCurrency(),

        // Quality: references
        new MissingOrgRefs(),
        new FinancingPartyInParties(),
        new TransactionPartiesInParties(),
        new MeetingOfficeInParties(),
    ];
}
