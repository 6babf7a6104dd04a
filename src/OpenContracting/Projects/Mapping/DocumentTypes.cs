using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Projects.Mapping;

/// <summary>Document types: which belong to the project and which to a process, and codes that were renamed.</summary>
internal static class DocumentTypes
{
    /// <summary>Documents about the project as a whole, wherever in a release they stand.</summary>
    private static readonly HashSet<string> OfProject =
    [
        "feasibilityStudy", "environmentalImpact", "socialImpact", "landAndSettlementImpact", "resettlementPlan", "financialAgreement", "procurementPlan",
        "budgetApproval", "budgetAmendmentApproval", "needsAssessment", "projectScope", "projectPlan", "projectEvaluation", "completionCertificate",
        "technicalAuditReport", "financialAuditReport", "physicalProgressReport", "financialProgressReport", "valueForMoneyAnalysis", "costBenefitAnalysis",
        "lifeCycleCostMethodology", "procurementStrategyRiskAssessment", "maintenancePlan", "environmentalMeasures", "environmentalExemption",
        "conservationMeasures", "climateAndDisasterRiskAssessment", "climateMeasures", "ghgEmissionsForecast", "ghgEmissionsReduction", "ghgEmissions",
        "decommissioningPlans", "climateTransformation", "policyAlignment", "abatementCostMethodology", "consultationMeetingInvitation",
        "minutes.consultationMeeting", "minutes.lobbyingMeeting", "oversightReport", "impactMethodology", "inclusiveDesign", "inclusiveImplementation",
        "materialTestResults", "buildingInspectionReport", "informationRequest", "informationRequestResponse", "antiCorruptionCertification", "riskProvisions",
        "assetAndLiabilityAssessment", "hearingNotice", "marketStudies", "estimatedDemand",
    ];

    private static string? Current(string? code) => code is null ? null : RenamedCodes.Find("documentType.csv", code) ?? code;

    /// <summary>The code of a document: its own, else what the source calls its type or the document says (<c>schemas/panama/document-types.csv</c>).</summary>
    public static string? Of(JsonElement document) =>
        Current(document.Text("documentType"))
        ?? KeywordTable.DocumentTypes.First(document.Text("documentTypeDetails"))?.Code
        ?? KeywordTable.DocumentTypes.First(document.Text("title"))?.Code;

    /// <summary>Whether a document belongs to the project as a whole.</summary>
    public static bool BelongsToProject(string? code) => code is not null && OfProject.Contains(code);

    /// <summary>Whether a contract has a certificate of acceptance: the works are complete.</summary>
    public static bool HasAcceptance(JsonElement contract) =>
        contract.Objects("documents").Concat(contract.Objects("implementation", "documents")).Any(d => Of(d) == "completionCertificate");
}
