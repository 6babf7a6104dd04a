using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>What was published before is still published. Pelican's time-based <c>ocid</c>, on OC4IDS too.</summary>
internal sealed class IdsStillPublished : ComparisonCheck
{
    public override string Code => "ids-still-published";
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;

    protected override ulong Data(JsonValue subject, CheckSubject kind) => 0;

    protected override void Judge(string id, ulong before, ulong? now, DatasetRun run)
    {
        if (now is null)
            run.Fail(null, arguments: [id]);
        else
            run.Pass();
    }
}
