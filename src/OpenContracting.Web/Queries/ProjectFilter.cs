using System.Globalization;
using Microsoft.Extensions.Primitives;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Queries;

/// <summary>Which projects are asked for and in what order: one grammar for the portal's list and the API.</summary>
/// <remarks>Codes may be repeated (<c>status=a&amp;status=b</c>) or joined with commas; several of one kind mean any of them.</remarks>
public sealed record ProjectFilter
{
    /// <summary>The parameters of the grammar, as they are spelled in addresses.</summary>
    public static readonly IReadOnlyList<string> Parameters =
        ["q", "status", "sector", "type", "province", "institution", "value_min", "value_max", "updated_since", "late", "sort"];

    public string? Text { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Provinces { get; init; } = [];

    public IReadOnlyList<string> Institutions { get; init; } = [];

    public decimal? ValueMin { get; init; }

    public decimal? ValueMax { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Only works in execution whose last known end has passed.</summary>
    public bool Late { get; init; }

    public ProjectOrder Order { get; init; } = ProjectOrder.Updated;

    public bool IsEmpty => this with { Order = ProjectOrder.Updated } is
    {
        Text: null, Statuses.Count: 0, Sectors.Count: 0, Types.Count: 0, Provinces.Count: 0, Institutions.Count: 0,
        ValueMin: null, ValueMax: null, UpdatedSince: null, Late: false,
    };

    /// <summary>Reads the parameters of a request; a name or a value that cannot be understood is a problem, never ignored.</summary>
    /// <param name="query">The request's parameters.</param>
    /// <param name="others">Parameters that are valid there besides the filter's own.</param>
    /// <param name="problems">What could not be understood, in the order of the address.</param>
    public static ProjectFilter Read(IQueryCollection query, IReadOnlyList<string> others, out IReadOnlyList<Problem> problems)
    {
        var found = new List<Problem>();
        IReadOnlyList<string> known = [.. Parameters, .. others];
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            found.Add(new Problem(ProblemKind.UnknownParameter, name, string.Join(", ", known)) { At = (name, Nearest.To(name, known)) });

        var filter = new ProjectFilter
        {
            Text = query["q"].ToString().Trim() is { Length: > 0 } text ? text : null,
            Statuses = Codes(query["status"]),
            Sectors = Codes(query["sector"]),
            Types = Codes(query["type"]),
            Provinces = Codes(query["province"]),
            Institutions = Codes(query["institution"]),
            ValueMin = Amount("value_min"),
            ValueMax = Amount("value_max"),
            UpdatedSince = Time("updated_since"),
            Late = YesOrNo("late"),
            Order = Sort(),
        };
        problems = found;
        return filter;

        decimal? Amount(string name)
        {
            var value = query[name].ToString();
            if (value.Length == 0)
                return null;
            // Thousands may be grouped as Panama does (1,234.50); nothing else is guessed.
            if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
                && amount < 1_000_000_000_000_000m)
                return amount;
            Malformed(name, value, "parameter.amount");
            return null;
        }

        DateTimeOffset? Time(string name)
        {
            var value = query[name].ToString();
            if (value.Length == 0)
                return null;
            if (TimeText.Read(value) is { } time)
                return time;
            Malformed(name, value, "parameter.time");
            return null;
        }

        bool YesOrNo(string name)
        {
            var value = query[name].ToString();
            if (value is not ("" or "yes" or "no"))
                Malformed(name, value, "parameter.yesOrNo");
            return value == "yes";
        }

        ProjectOrder Sort()
        {
            var value = query["sort"].ToString();
            if (value.Length == 0)
                return ProjectOrder.Updated;
            if (ProjectOrder.All.FirstOrDefault(order => order.Name == value) is { } order)
                return order;
            Malformed("sort", value, "parameter.sort", string.Join(", ", ProjectOrder.All.Select(order => order.Name)));
            return ProjectOrder.Updated;
        }

        void Malformed(string name, string value, string expected, params IReadOnlyList<object?> arguments) =>
            found.Add(new Problem(ProblemKind.MalformedParameter, name, value, new TextKey(expected, arguments)) { At = (name, null) });
    }

    /// <summary>The projects that pass.</summary>
    /// <param name="projects">Where to look.</param>
    /// <param name="today">The day by which a work is late.</param>
    public IQueryable<Project> Apply(IQueryable<Project> projects, DateTimeOffset today)
    {
        projects = projects.Where(project => project.State == ProjectState.Published);
        foreach (var word in SearchWords.Of(Text))
            projects = projects.Where(project => project.SearchText.Contains(word));
        if (Statuses.Count > 0)
            projects = projects.Where(project => Statuses.Contains(project.Status));
        if (Sectors.Count > 0)
            projects = projects.Where(project => project.Sectors.Any(sector => Sectors.Contains(sector)));
        if (Types.Count > 0)
            projects = projects.Where(project => Types.Contains(project.Type));
        if (Provinces.Count > 0)
        {
            string[] spellings = [.. Provinces.SelectMany(Maps.Provinces.Spellings)];
            projects = projects.Where(project => project.Provinces.Any(province => spellings.Contains(province)));
        }

        if (Institutions.Count > 0)
            projects = projects.Where(project => Institutions.Contains(project.PublicAuthorityId));
        if (ValueMin is { } least)
            projects = projects.Where(project => project.Value >= least);
        if (ValueMax is { } most)
            projects = projects.Where(project => project.Value <= most);
        if (UpdatedSince is { } since)
            projects = projects.Where(project => project.LastPublished >= since);
        if (Late)
            projects = projects.Where(project => project.Status == "implementation" && project.EndDate < today);
        return projects;
    }

    /// <summary>This filter without one chosen code.</summary>
    public ProjectFilter Without(string parameter, string code) => parameter switch
    {
        "status" => this with { Statuses = [.. Statuses.Where(one => one != code)] },
        "sector" => this with { Sectors = [.. Sectors.Where(one => one != code)] },
        "type" => this with { Types = [.. Types.Where(one => one != code)] },
        "province" => this with { Provinces = [.. Provinces.Where(one => one != code)] },
        _ => this with { Institutions = [.. Institutions.Where(one => one != code)] },
    };

    /// <summary>The parameters of this filter, as they stand in an address.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToParameters()
    {
        if (Text is not null)
            yield return new("q", Text);
        foreach (var (name, codes) in new[]
                 {
                     ("status", Statuses), ("sector", Sectors), ("type", Types), ("province", Provinces), ("institution", Institutions),
                 })
            foreach (var code in codes)
                yield return new(name, code);
        if (ValueMin is { } least)
            yield return new("value_min", least.ToString(CultureInfo.InvariantCulture));
        if (ValueMax is { } most)
            yield return new("value_max", most.ToString(CultureInfo.InvariantCulture));
        if (UpdatedSince is { } since)
            yield return new("updated_since", since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Late)
            yield return new("late", "yes");
        if (Order != ProjectOrder.Updated)
            yield return new("sort", Order.Name);
    }

    private static string[] Codes(StringValues values) =>
        [.. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
}
