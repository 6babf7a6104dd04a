using System.Globalization;
using OpenContracting.People.Usage;
using OpenContracting.Storage.Usage;
using OpenContracting.Web.Api;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Usage;

/// <summary>Which counts are asked for, and by what they are listed.</summary>
public sealed record UsageFilter(string By, DateOnly From, DateOnly To)
{
    public static readonly IReadOnlyList<string> Lists = ["day", "month", "project", "institution", "file", "page", "format", "channel"];

    private static readonly string[] Names = ["by", "from", "to", "project", "institution"];

    private const int UsualMonths = 13;

    public string? Project { get; init; }

    public string? Institution { get; init; }

    /// <summary>The last 13 months, so that a month can be compared with that of a year before.</summary>
    public static UsageFilter Usual(string by, DateOnly today) =>
        new(by, new DateOnly(today.Year, today.Month, 1).AddMonths(1 - UsualMonths), today);

    /// <summary>Reads the parameters; what is unknown or malformed is refused.</summary>
    public static UsageFilter? Read(IQueryCollection query, DateOnly today, out Problem? problem)
    {
        problem = RequestParameters.Refuse(query, Names);
        var usual = Usual(query["by"].ToString() is { Length: > 0 } by ? by : "month", today);
        if (problem is null && !Lists.Contains(usual.By))
            problem = RequestParameters.Malformed("by", usual.By, "parameter.group", string.Join(", ", Lists));
        if (problem is not null || Day(query, "from", usual.From, out problem) is not { } from || Day(query, "to", usual.To, out problem) is not { } to)
            return null;
        return usual with { From = from, To = to, Project = Text(query, "project"), Institution = Text(query, "institution") };
    }

    public IQueryable<UsageDay> Apply(IQueryable<UsageDay> rows)
    {
        rows = rows.Where(row => row.Day >= From && row.Day <= To && row.Kind != "dropped");
        if (Project is { } project)
            rows = rows.Where(row => row.Kind == "project" && row.Item == project);
        if (Institution is { } institution)
            rows = rows.Where(row => row.Institution == institution);
        return By switch
        {
            "project" => rows.Where(row => row.Kind == "project"),
            "institution" => rows.Where(row => row.Institution != ""),
            "file" => rows.Where(row => row.Kind == "file" || row.Kind == "dataset"),
            "page" => rows.Where(row => row.Kind == "page"),
            "format" or "channel" => rows.Where(row => row.Kind != UsageRow.Visits),
            _ => rows,
        };
    }

    /// <summary>What was given; PostgreSQL knows no text with a NUL in it.</summary>
    private static string? Text(IQueryCollection query, string name) => query[name].ToString().Replace("\0", "") is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(IQueryCollection query, string name, DateOnly usual, out Problem? problem)
    {
        problem = null;
        if (Text(query, name) is not { } text)
            return usual;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problem = RequestParameters.Malformed(name, text, "parameter.day");
        return null;
    }
}
