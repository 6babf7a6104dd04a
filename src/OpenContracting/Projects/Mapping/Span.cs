using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>A period: from, to, or only how long.</summary>
internal readonly record struct Span(DateTimeOffset? Start, DateTimeOffset? End, int? Days)
{
    public bool IsEmpty => Start is null && End is null && Days is null;

    /// <summary>The last moment: stated, or counted from the beginning when that and the duration are.</summary>
    public DateTimeOffset? LastMoment => End ?? (Start is { } start && Days is { } days and > 0 and < 40_000 ? start.AddDays(days) : null);

    public static Span Read(JsonElement period) => new(
        period.Date("startDate"),
        period.Text("endDate") is { } text && DateText.TryParse(text, endOfDay: true, out var end) ? end : null,
        period.Number("durationInDays") is { } days and >= 0 and <= int.MaxValue && days == decimal.Truncate(days) ? (int)days : null);

    /// <summary>Whether a moment lies in it; a period without a beginning or without any end known includes nothing for certain but what follows its beginning.</summary>
    public bool Includes(DateTimeOffset moment) => Start <= moment && !(LastMoment < moment);

    /// <summary>From the earliest beginning to the latest end.</summary>
    public static Span Around(IEnumerable<Span> periods)
    {
        var all = periods.Where(p => !p.IsEmpty).ToArray();
        var around = new Span(all.Min(p => p.Start), all.Max(p => p.End), all.Length == 1 ? all[0].Days : null);
        return around.End < around.Start ? around with { End = null } : around;
    }

    public void Write(ProjectJson json, string name)
    {
        json.StartObject(name);
        json.Date("startDate", Start);
        json.Date("endDate", End);
        if (Days is { } days)
            json.Number("durationInDays", days);
        json.End();
    }
}
