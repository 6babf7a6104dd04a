using OpenContracting.Validation.Checks.Codes;
using OpenContracting.Validation.Checks.Dataset;
using OpenContracting.Validation.Checks.Dates;
using OpenContracting.Validation.Checks.Documents;
using OpenContracting.Validation.Checks.Identifiers;
using OpenContracting.Validation.Checks.Parties;
using OpenContracting.Validation.Checks.Places;
using OpenContracting.Validation.Checks.Publication;
using OpenContracting.Validation.Checks.References;
using OpenContracting.Validation.Checks.Status;
using OpenContracting.Validation.Checks.Tenders;
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
        new ContractAwardReference(),
        .. PartyRole.All.Where(role => role.Ocds.Length > 0).Select(role => new ReferenceInParties(role)),
        .. PartyRole.All.Select(role => new ReferenceRole(role)),
        .. PartyRole.All.Select(role => new ReferenceName(role)),
        new PartyRolesReferenced(),
        new PartyListedOnce(),

        // Quality: dates and status
        new DateRealistic(),
        new ProjectDatesRealistic(),
        new PastDateNotInFuture(),
        new PastDatesBeforeRelease(),
        new PeriodOrder(),
        new PeriodDuration(),
        new DatesInOrder(),
        new AmendmentDates(),
        new DocumentDates(),
        new ProjectStatusAgainstCompletion(),
        new ProjectStatusAgainstProcesses(),
        new ProcessStatusAgainstPeriod(),
        new PreAwardWithoutContract(),
        new SummaryAgainstReleases(),
        new TenderStatusWithoutAwards(),
        new AwardStatusWithoutContracts(),
        new ContractStatusWithoutTransactions(),
        new MilestoneStatusWithoutDateMet(),
        new DirectProcurementTenderers(),
        new NumberOfTenderers(),

        // Quality: amounts
        new BudgetRealistic(),
        new ContractValueRealistic(),
        new ValueRealistic(),
        new NumberNotNegative(),
        new ContractSumAgainstBudget(),
        new ModificationsAddUp(),
        new TenderValueAgainstBudget(),
        new ContractValueAgainstEstimate(),
        new ContractsValueAgainstAward(),
        new TransactionsAgainstContractValue(),

        // Quality: places and documents
        new CoordinatesInRange(),
        new CoordinatesInCountry(),
        new DuplicateDocuments(),
        new DocumentTypeSection(),
        new DocumentFormat(),
        new DocumentDescriptionLength(),

        // Quality: the document as a whole
        new UpdatedRecently(),
        new OneNamePerIdentifier(),
        new UniqueTenderId(),
        new RelatedInDataset(),
        new RelatedTitle(),
        new UrlAvailability(),
        new CodeDistribution(DatasetField.TenderStatus, "active", "complete"),
        new CodeDistribution(DatasetField.ProcurementMethod, "open"),
        new CodeDistribution(DatasetField.AwardStatus, "active"),
        new CodeDistribution(DatasetField.ContractStatus, "active", "terminated"),
        new CodeDistribution(DatasetField.MilestoneStatus, "met"),
        new CodeDistribution(DatasetField.ProcessStatus, "active", "closed"),
        new CodeConcentration(DatasetField.MainProcurementCategory),
        new CodeConcentration(DatasetField.ProjectStatus),
        .. Amounts.Select(field => new ValueConcentration(field)),
        .. Amounts.Select(field => new ValueRepetition(field)),
        new BuyerDistribution(),
        new BuyerRepetition(),

        // Quality: the document and the one published before
        new IdsStillPublished(),
        new PhasesNotFewer(),
        new ProjectStatusNotBack(),
        new TitlesUnchanged(),
    ];

    private static DatasetField[] Amounts =>
        [DatasetField.ProjectBudget, DatasetField.TenderValue, DatasetField.AwardValue, DatasetField.ContractValue];
}
