namespace OpenContracting.Standards;

/// <summary>Codes of the standard's own mapping tables and of older versions that its codelists have under another name.</summary>
public static class RenamedCodes
{
    // The steps from 0.9.2 to 0.9.5 that ProjectUpgrade takes, and the names the mapping tables use.
    private static readonly Dictionary<(string Codelist, string Code), string> now = new()
    {
        [("documentType.csv", "projectCompletionReport")] = "completionCertificate",
        [("documentType.csv", "projectDesignReport")] = "designReport",
        [("documentType.csv", "escalationApprovals")] = "escalationApproval",
        [("documentType.csv", "finalAudit")] = "technicalAuditReport",
        [("documentType.csv", "contractSchedule")] = "contractAnnexe",
        [("projectStatus.csv", "completed")] = "maintenance",
    };

    /// <summary>The code of today for one that was renamed; null for any other.</summary>
    /// <param name="codelist">The codelist's file name.</param>
    /// <param name="code">The code as written.</param>
    public static string? Find(string codelist, string code) => now.GetValueOrDefault((codelist, code));
}
