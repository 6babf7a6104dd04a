using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>The duration of a period is the time between its dates. Pelican's <c>consistent.period_duration_in_days</c>, on OC4IDS too.</summary>
/// <remarks>
/// From the start to the end, else to the last day it may be extended to; begun days count or not, and the last day counts or not.
/// (1) No period has a duration and two dates.
/// </remarks>
internal sealed class PeriodDuration : Check
{
    public override string Code => "period-duration";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["durationInDays"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var duration in subject.Named("durationInDays"u8))
        {
            var period = duration.Parent;
            var end = period["endDate"u8];
            if (!end.Exists)
                end = period["maxExtentDate"u8];
            if (!duration.TryGetDecimal(out var days)
                || !period["startDate"u8].TryGetInstant(out var from) || !end.TryGetInstant(out var to))
                continue;
            var exact = (to - from).TotalDays;
            if (days >= (decimal)Math.Floor(exact) && days <= (decimal)Math.Ceiling(exact + 1))
                run.Pass();
            else
                run.Fail(duration, expected: run.Keeps ? Math.Ceiling(exact).ToString(CultureInfo.InvariantCulture) : null);
        }
    }
}
