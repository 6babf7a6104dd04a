using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>At least one project was updated in the last twelve months. Criterion <c>active</c> of the official quality notebook.</summary>
/// <remarks>(1) No project has a date of update that can be read.</remarks>
internal sealed class UpdatedRecently : DatasetCheck<DateTimeOffset>
{
    public override string Code => "updated-recently";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["updated"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        if (subject["updated"u8].TryGetInstant(out var updated))
            Remember(run, updated);
    }

    public override DatasetMemory<DateTimeOffset> Begin() => new Newest();

    private sealed class Newest : DatasetMemory<DateTimeOffset>
    {
        private DateTimeOffset? newest;

        public override void Add(DateTimeOffset fact)
        {
            if (newest is null || fact > newest)
                newest = fact;
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            if (newest is not { } last)
                run.DoesNotApply(1);
            else if (last >= run.Settings.Now.AddMonths(-12))
                run.Pass();
            else
                run.Fail(null, arguments: [last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
        }
    }
}
