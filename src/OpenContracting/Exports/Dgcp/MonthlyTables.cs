using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenContracting.Exports.Dgcp;

/// <summary>
/// The tables of DGCP's monthly ZIP (bulk v2, stream <c>panamacompra_v3</c>): one CSV file for each array of the OCDS records.
/// </summary>
/// <remarks>
/// Table names and keys are those seen in a 2026 archive; columns are the paths seen in the API's releases, laid out
/// as the archive lays them out, and those the archive has tables for (tender items and tenderers, bids). A reader takes
/// columns by name: a real archive may leave some out and add others.
/// </remarks>
public static class MonthlyTables
{
    /// <summary>Joins the elements of an array of text in one cell.</summary>
    public const char ListSeparator = ';';

    /// <summary>The column that joins all tables.</summary>
    public const string Ocid = "ocid";

    internal const string ReleaseId = "compiledRelease/id";
    private const string AwardId = "compiledRelease/awards/0/id";
    private const string BidId = "compiledRelease/bids/details/0/id";
    private const string ContractId = "compiledRelease/contracts/0/id";
    private const string PartyId = "compiledRelease/parties/0/id";

    private static readonly string[] Document =
    [
        "documentType", "documentTypeDetails", "title", "url", "datePublished", "dateModified", "format", "language",
    ];

    /// <summary>One row a contracting process: everything of its compiled release that is no array of objects.</summary>
    public static MonthlyTable Records { get; } = new("records", "", [Ocid],
    [
        "compiledRelease/ocid", ReleaseId, "compiledRelease/date", "compiledRelease/publishedDate",
        "compiledRelease/tag", "compiledRelease/initiationType", "compiledRelease/language",
        "compiledRelease/buyer/id", "compiledRelease/buyer/name",
        "compiledRelease/tender/id", "compiledRelease/tender/title", "compiledRelease/tender/description",
        "compiledRelease/tender/status", "compiledRelease/tender/statusDetails",
        "compiledRelease/tender/procurementMethod", "compiledRelease/tender/procurementMethodDetails",
        "compiledRelease/tender/mainProcurementCategory", "compiledRelease/tender/mainProcurementCategoryDetails",
        "compiledRelease/tender/awardCriteria", "compiledRelease/tender/awardCriteriaDetails",
        "compiledRelease/tender/value/amount", "compiledRelease/tender/value/currency",
        "compiledRelease/tender/tenderPeriod/startDate", "compiledRelease/tender/tenderPeriod/endDate",
        "compiledRelease/tender/numberOfTenderers", "compiledRelease/tender/publishedDate", "compiledRelease/tender/uri",
        "compiledRelease/tender/procuringEntity/id", "compiledRelease/tender/procuringEntity/name",
        "compiledRelease/dataSegmentation/id", "compiledRelease/dataSegmentation/criteria",
    ], []);

    /// <summary>The releases a record was compiled from, as links.</summary>
    public static MonthlyTable Releases { get; } = new("releases", "releases/0", [Ocid], ["url", "date", "tag"], ["url"]);

    /// <summary>Buyers, procuring entities, tenderers and suppliers.</summary>
    public static MonthlyTable Parties { get; } = Compiled("com_parties", "parties/0", [],
        ["id", "name", "roles", "identifier/scheme", "identifier/id", "identifier/legalName"], ["id"]);

    /// <summary>Further identifiers of a party, where trade names stand with the id of the company itself.</summary>
    public static MonthlyTable AdditionalIdentifiers { get; } = Compiled("com_par_additionalIdentifiers",
        "parties/0/additionalIdentifiers/0", [PartyId], ["scheme", "id", "legalName"], ["id"]);

    /// <summary>The budget lines (partidas) a process is paid from.</summary>
    public static MonthlyTable BudgetBreakdown { get; } = Compiled("com_pla_bud_budgetBreakdown",
        "planning/budget/budgetBreakdown/0", [], ["id"], ["id"]);

    /// <summary>The quotation or earlier act a process comes from.</summary>
    public static MonthlyTable RelatedProcesses { get; } = Compiled("com_relatedProcesses", "relatedProcesses/0", [],
        ["id", "relationship", "title", "scheme", "identifier"], []);

    /// <summary>The system the data comes from.</summary>
    public static MonthlyTable Sources { get; } = Compiled("com_sources", "sources/0", [], ["id", "name", "url"], []);

    /// <summary>What is to be bought.</summary>
    public static MonthlyTable TenderItems { get; } = Compiled("com_ten_items", "tender/items/0", [],
    [
        "id", "description", "quantity", .. Classification, .. Unit,
    ], ["id"]);

    /// <summary>Who offered.</summary>
    public static MonthlyTable Tenderers { get; } = Compiled("com_ten_tenderers", "tender/tenderers/0", [],
        ["id", "name"], ["id"]);

    /// <summary>Awards.</summary>
    public static MonthlyTable Awards { get; } = Compiled("com_awards", "awards/0", [],
        ["id", "status", "statusDetails", "date", .. Value("value")], ["id"]);

    /// <summary>What was awarded.</summary>
    public static MonthlyTable AwardItems { get; } = Compiled("com_awa_items", "awards/0/items/0", [AwardId],
    [
        "id", "description", "quantity", .. Classification, .. Unit, .. Value("totalValue"),
    ], ["id"]);

    /// <summary>Who was awarded; a supplier's id is its RUC and rarely the id of a party.</summary>
    public static MonthlyTable Suppliers { get; } = Compiled("com_awa_suppliers", "awards/0/suppliers/0", [AwardId],
        ["id", "name"], ["id"]);

    /// <summary>Bids.</summary>
    public static MonthlyTable Bids { get; } = Compiled("com_bid_details", "bids/details/0", [],
        ["id", "date", "status", "value/amount", "value/currency"], ["id"]);

    /// <summary>The documents of a bid.</summary>
    public static MonthlyTable BidDocuments { get; } = Compiled("com_bid_det_documents", "bids/details/0/documents/0",
        [BidId], ["id", .. Document], ["id"]);

    /// <summary>What a bid offers.</summary>
    public static MonthlyTable BidItems { get; } = Compiled("com_bid_det_items", "bids/details/0/items/0", [BidId],
        ["id", "description", "quantity", .. Classification, .. Unit], ["id"]);

    /// <summary>Who made a bid.</summary>
    public static MonthlyTable BidTenderers { get; } = Compiled("com_bid_det_tenderers", "bids/details/0/tenderers/0",
        [BidId], ["id", "name"], ["id"]);

    /// <summary>Contracts and purchase orders; whole rows come repeated.</summary>
    public static MonthlyTable Contracts { get; } = Compiled("com_contracts", "contracts/0", [],
    [
        "id", "awardID", "status", "statusDetails", .. Value("value"), "period/durationInDays",
        "implementation/endDate", "implementation/endDateDetails",
    ], ["id"]);

    /// <summary>The documents of a contract, modifications (adendas) among them.</summary>
    public static MonthlyTable ContractDocuments { get; } = Compiled("com_con_documents", "contracts/0/documents/0",
        [ContractId], ["id", .. Document], ["id"]);

    /// <summary>Acceptance documents; they have no id.</summary>
    public static MonthlyTable ImplementationDocuments { get; } = Compiled("com_con_imp_documents",
        "contracts/0/implementation/documents/0", [ContractId], Document, Document);

    /// <summary>Every table in the order of the archive.</summary>
    public static ImmutableArray<MonthlyTable> All { get; } =
    [
        Records, Releases, Parties, AdditionalIdentifiers, BudgetBreakdown, RelatedProcesses, Sources, TenderItems,
        Tenderers, Awards, AwardItems, Suppliers, Bids, BidDocuments, BidItems, BidTenderers, Contracts,
        ContractDocuments, ImplementationDocuments,
    ];

    /// <summary>The tables by name, for example <c>com_awards</c>.</summary>
    public static FrozenDictionary<string, MonthlyTable> ByName { get; } = All.ToFrozenDictionary(table => table.Name);

    private static string[] Classification => ["classification/scheme", "classification/id", "classification/description"];

    private static string[] Unit =>
    [
        "unit/scheme", "unit/id", "unit/name", .. Value("unit/value"),
    ];

    private static string[] Value(string path) =>
        [path + "/amount", path + "/currency", path + "/valueAddedTaxIncluded"];

    private static MonthlyTable Compiled(string name, string path, string[] parents, string[] columns, string[] key) =>
        new(name, "compiledRelease/" + path, [Ocid, .. parents], columns, key);
}
