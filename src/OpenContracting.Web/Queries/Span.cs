using System.Text.Json;

namespace OpenContracting.Web.Queries;

/// <summary>A stretch of time of which at least one end is known.</summary>
public sealed record Span(DateTimeOffset? Start, DateTimeOffset? End)
{
    public static Span? Of(JsonElement? period)
    {
        var (start, end) = (period.Time("startDate"), period.Time("endDate") ?? period.Time("maxExtentDate"));
        if (end is null && start is not null && period.Number("durationInDays") is { } days and >= 0 and < 36_500)
            end = start.Value.AddDays((double)days);
        return start is null && end is null ? null : new Span(start, end);
    }
}
