using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Status;

/// <summary>No contract comes from an award that is pending, cancelled or unsuccessful. Pelican's <c>coherent.awards_status</c>.</summary>
/// <remarks>(1) No award has such a status and an id.</remarks>
internal sealed class AwardStatusWithoutContracts : Check
{
    private static readonly FieldPath Awards = new("awards");

    public override string Code => "award-status-without-contracts";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["awards"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        JsonValueSet? awarded = null;
        foreach (var award in Awards.In(subject))
        {
            var status = award["status"u8];
            if ((!status.Is("pending"u8) && !status.Is("cancelled"u8) && !status.Is("unsuccessful"u8)) || !award["id"u8].Exists)
                continue;
            awarded ??= AwardsOf(subject["contracts"u8]);
            var contract = awarded.Find(award["id"u8]).Parent;
            if (contract.Exists)
                run.Fail(status, arguments: [contract["id"u8].ToString()]);
            else
                run.Pass();
        }
    }

    private static JsonValueSet AwardsOf(JsonValue contracts)
    {
        var ids = new JsonValueSet();
        foreach (var contract in contracts.Elements)
            if (contract["awardID"u8] is { Exists: true } id)
                ids.Add(id);
        return ids;
    }
}
