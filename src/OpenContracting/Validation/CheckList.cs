using OpenContracting.Validation.Checks.Codes;
using OpenContracting.Validation.Checks.Dates;
using OpenContracting.Validation.Checks.Documents;
using OpenContracting.Validation.Checks.Identifiers;
using OpenContracting.Validation.Checks.Parties;
using OpenContracting.Validation.Checks.Places;
using OpenContracting.Validation.Checks.Publication;
using OpenContracting.Validation.Checks.References;
using OpenContracting.Validation.Checks.Status;
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
        new ProjectIdRegistered(),
        new OcidPrefixFormat(),
        new OcidRegistered(),
        new ProcessOcidFormat(),
        new ProcessIdIsOcid(),
        new SubsectorParent(),

        // Quality: what is said
        new MissingValues(),
        new MissingCurrency(),
        new DamagedEncoding(),
        new LanguageCode(),
        new EmailValid(),
        new TelephonePossible(),
        new IdentifierSchemeRegistered(),
        new LicenseGiven(),
        new PublicationPolicyGiven(),

        // Quality: references
        new MissingOrgRefs(),
        new FinancingPartyInParties(),
        new TransactionPartiesInParties(),
        new MeetingOfficeInParties(),
        new ModificationReleaseLinked(),
        new MilestoneReferences(),
        new PartyListedOnce(),

        // Quality: dates and status
        new DateRealistic(),
        new ProjectDatesRealistic(),
        new PastDateNotInFuture(),
        new PeriodOrder(),
        new ProjectStatusAgainstCompletion(),
        new ProjectStatusAgainstProcesses(),
        new ProcessStatusAgainstPeriod(),
        new PreAwardWithoutContract(),
        new SummaryAgainstReleases(),

        // Quality: amounts
        new BudgetRealistic(),
        new ContractValueRealistic(),
        new ValueRealistic(),
        new NumberNotNegative(),
        new ContractSumAgainstBudget(),
        new ModificationsAddUp(),

        // Quality: places and documents
        new CoordinatesInRange(),
        new CoordinatesInCountry(),
        new DuplicateDocuments(),
        new DocumentTypeSection(),
        new DocumentFormat(),
        new DocumentDescriptionLength(),
    ];
}
