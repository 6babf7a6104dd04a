using System.Collections.Frozen;
using System.Text;
using OpenContracting.Json;
using static OpenContracting.Validation.Checks.Documents.DocumentStages;

namespace OpenContracting.Validation.Checks.Documents;

/// <summary>Which stages each document type belongs to: the column Section of OCDS 1.1.5's <c>documentType.csv</c>.</summary>
/// <remarks>Bids and bidders, which the column also names, are published with the tender.</remarks>
internal static class DocumentTypeStages
{
    private static readonly (byte[] Code, DocumentStages Stages)[] Table =
    [
        .. new (string Code, DocumentStages Stages)[]
        {
            ("plannedProcurementNotice", Planning),
            ("procurementPlan", Planning),
            ("marketStudies", Planning),
            ("assetAndLiabilityAssessment", Planning),
            ("riskProvisions", Planning),
            ("needsAssessment", Planning),
            ("feasibilityStudy", Planning),
            ("projectPlan", Planning),
            ("environmentalImpact", Planning | Implementation),
            ("tenderNotice", Tender),
            ("biddingDocuments", Tender),
            ("technicalSpecifications", Tender),
            ("evaluationCriteria", Tender),
            ("evaluationReports", Tender),
            ("hearingNotice", Tender),
            ("eligibilityCriteria", Tender),
            ("clarifications", Tender),
            ("shortlistedFirms", Tender),
            ("billOfQuantity", Tender),
            ("bidders", Tender),
            ("contractDraft", Tender | Award),
            ("complaints", Tender | Award),
            ("contractGuarantees", Tender | Contract),
            ("contractArrangements", Tender | Award | Contract),
            ("contractSchedule", Tender | Award | Contract),
            ("submissionDocuments", Tender | Award | Contract),
            ("illustration", Tender | Contract | Implementation),
            ("conflictOfInterest", Tender | Award | Contract | Implementation),
            ("cancellationDetails", Tender | Award | Contract | Implementation),
            ("awardNotice", Award),
            ("winningBid", Award),
            ("contractNotice", Contract),
            ("contractSigned", Contract),
            ("contractAnnexe", Contract),
            ("subContract", Contract),
            ("contractSummary", Contract),
            ("completionCertificate", Implementation),
            ("physicalProgressReport", Implementation),
            ("financialProgressReport", Implementation),
            ("finalAudit", Implementation),
            ("debarments", Implementation),
        }.Select(row => (Encoding.UTF8.GetBytes(row.Code), row.Stages)),
    ];

    // By the mix that names are compared by; two codes with one mix would fail here.
    private static readonly FrozenDictionary<uint, (byte[] Code, DocumentStages Stages)> ByKey =
        Table.ToFrozenDictionary(row => JsonName.Key(row.Code));

    public static DocumentStages Of(JsonValue type) =>
        type.IsString && ByKey.TryGetValue(JsonName.Key(type.Text), out var row) && type.Is(row.Code) ? row.Stages : None;
}
