using System.Globalization;
using Microsoft.Extensions.Primitives;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Queries;

/// <summary>Which projects are asked for and in what order: one grammar for the portal's list and the API.</summary>
/// <remarks>Codes may be repeated (<c>status=a&amp;status=b</c>) or joined with commas; several of one kind mean any of them.</remarks>
public sealed record ProjectFilter
{
    /// <summary>The parameters of the grammar, as they are spelled in addresses.</summary>
    public static readonly IReadOnlyList<string> Parameters =

    [
        "q", "status", "sector", "type", "province", "institution", "supplier", "procedure", "year", "value_min", "value_max",
        "start_min", "start_max", "end_min", "end_max", "bbox", "near", "updated_since", "late", "sort",
    ];

    public string? Text { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Provinces { get; init; } = [];

    public IReadOnlyList<string> Institutions { get; init; } = [];

    /// <summary>Ids or names of suppliers.</summary>
    public IReadOnlyList<string> Suppliers { get; init; } = [];

    /// <summary>Procurement methods.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>Years of the yearly files.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public decimal? ValueMin { get; init; }

    public decimal? ValueMax { get; init; }

    public DateTimeOffset? StartMin { get; init; }

    public DateTimeOffset? StartMax { get; init; }

    public DateTimeOffset? EndMin { get; init; }

    public DateTimeOffset? EndMax { get; init; }

    public GeoBox? Box { get; init; }

    public GeoCircle? Near { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Only works in execution whose last known end has passed.</summary>
    public bool Late { get; init; }

    public ProjectOrder Order { get; init; } = ProjectOrder.Updated;

    public bool IsEmpty => this with { Order = ProjectOrder.Updated } is
    {
        Text: null, Statuses.Count: 0, Sectors.Count: 0, Types.Count: 0, Provinces.Count: 0, Institutions.Count: 0,
        Suppliers.Count: 0, Procedures.Count: 0, Years.Count: 0, ValueMin: null, ValueMax: null,
        StartMin: null, StartMax: null, EndMin: null, EndMax: null, Box: null, Near: null, UpdatedSince: null, Late: false,
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
            Suppliers = Codes(query["supplier"], split: false),
            Procedures = Codes(query["procedure"]),
            Years = ReadYears(),
            StartMin = Time("start_min"),
            StartMax = Time("start_max"),
            EndMin = Time("end_min"),
            EndMax = Time("end_max"),
            Box = Place("bbox", GeoBox.Read),
            Near = Place("near", GeoCircle.Read),
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

        List<int> ReadYears()
        {
            var years = new List<int>();
            foreach (var text in Codes(query["year"]))
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                    years.Add(year);
                else
                    Malformed("year", text, "parameter.year");
            return years;
        }

        T? Place<T>(string name, Func<string, T?> read)
            where T : class
        {
            var value = query[name].ToString();
            if (value.Length == 0)
                return null;
            if (read(value) is { } place)
                return place;
            Malformed(name, value, $"parameter.{name}");
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
        if (Suppliers.Count > 0)
            projects = projects.Where(project =>
                project.SupplierIds.Any(supplier => Suppliers.Contains(supplier)) || project.SupplierNames.Any(supplier => Suppliers.Contains(supplier)));
        if (Procedures.Count > 0)
            projects = projects.Where(project => project.Procedures.Any(procedure => Procedures.Contains(procedure)));
        if (Years.Count > 0)
            projects = projects.Where(project => Years.Contains(project.Year));
        if (StartMin is { } startMin)
            projects = projects.Where(project => project.StartDate >= startMin);
        if (StartMax is { } startMax)
            projects = projects.Where(project => project.StartDate <= startMax);
        if (EndMin is { } endMin)
            projects = projects.Where(project => project.EndDate >= endMin);
        if (EndMax is { } endMax)
            projects = projects.Where(project => project.EndDate <= endMax);
        if (Box is { } box)
            projects = projects.Where(project => project.Latitude >= box.South && project.Latitude <= box.North
                && project.Longitude >= box.West && project.Longitude <= box.East);
        if (Near is { } near)
            projects = Around(projects, near);
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

    /// <summary>A box that the index knows, then the distance as on a plane: over some kilometres the earth is one.</summary>
    private static IQueryable<Project> Around(IQueryable<Project> projects, GeoCircle near)
    {
        var (latitude, longitude, narrowing) = (near.Latitude, near.Longitude, near.Narrowing);
        var height = near.Kilometres / GeoCircle.KilometresOfADegree;
        var (south, north) = (latitude - height, latitude + height);
        var squared = height * height;
        return projects.Where(project => project.Latitude >= south && project.Latitude <= north
            && ((project.Latitude - latitude) * (project.Latitude - latitude))
                + ((project.Longitude - longitude) * narrowing * (project.Longitude - longitude) * narrowing) <= squared);
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
                     ("supplier", Suppliers), ("procedure", Procedures), ("year", [.. Years.Select(year => year.ToString(CultureInfo.InvariantCulture))]),
                 })
            foreach (var code in codes)
                yield return new(name, code);
        if (ValueMin is { } least)
            yield return new("value_min", least.ToString(CultureInfo.InvariantCulture));
        if (ValueMax is { } most)
            yield return new("value_max", most.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, time) in new[]
                 {
                     ("start_min", StartMin), ("start_max", StartMax), ("end_min", EndMin), ("end_max", EndMax), ("updated_since", UpdatedSince),
                 })
            if (time is { } known)
                yield return new(name, known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Box is not null)
            yield return new("bbox", Box.ToString());
        if (Near is not null)
            yield return new("near", Near.ToString());
        if (Late)
            yield return new("late", "yes");
        if (Order != ProjectOrder.Updated)
            yield return new("sort", Order.Name);
    }

    /// <summary>Names of companies hold commas, so those are only repeated, never joined.</summary>
    private static string[] Codes(StringValues values, bool split = true) =>
        [.. values.SelectMany(value => (value ?? "").Split(split ? ',' : '\0', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
}
