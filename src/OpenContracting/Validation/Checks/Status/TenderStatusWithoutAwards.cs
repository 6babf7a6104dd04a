using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>A tender that is not complete has no awards and no contracts. Pelican's <c>coherent.tender_status</c>.</summary>
/// <remarks>(1) The tender has no status, or it is complete.</remarks>
internal sealed class TenderStatusWithoutAwards : Check
{
    public override string Code => "tender-status-without-awards";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["status"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var status = subject["tender"u8]["status"u8];
        if (!IsOpenOrFailed(status))
            run.DoesNotApply(1);
        else if (subject["awards"u8].Elements.Count + subject["contracts"u8].Elements.Count == 0)
            run.Pass();
        else
            run.Fail(status, arguments: [subject["awards"u8].IsEmpty ? "contracts" : "awards"]);
    }

    private static bool IsOpenOrFailed(JsonValue status) =>
        status.Is("planning"u8) || status.Is("planned"u8) || status.Is("active"u8)
        || status.Is("cancelled"u8) || status.Is("unsuccessful"u8) || status.Is("withdrawn"u8);
}
