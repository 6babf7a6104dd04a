using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>An order of projects; projects without the value it goes by come last, and equal ones go by id.</summary>
public sealed record ProjectOrder(string Name)
{
    /// <summary>Last changed first.</summary>
    public static readonly ProjectOrder Updated = new("-updated");

    public static readonly ProjectOrder LongestUnchanged = new("updated");
    public static readonly ProjectOrder Largest = new("-value");
    public static readonly ProjectOrder Smallest = new("value");
    public static readonly ProjectOrder Latest = new("-start");
    public static readonly ProjectOrder Id = new("id");

    public static IReadOnlyList<ProjectOrder> All { get; } = [Updated, LongestUnchanged, Largest, Smallest, Latest, Id];

    public IOrderedQueryable<Project> Apply(IQueryable<Project> projects) => Name switch
    {
        "-updated" => projects.OrderBy(project => project.Updated == null).ThenByDescending(project => project.Updated).ThenBy(project => project.ProjectId),
        "updated" => projects.OrderBy(project => project.Updated == null).ThenBy(project => project.Updated).ThenBy(project => project.ProjectId),
        "-value" => projects.OrderBy(project => project.Value == null).ThenByDescending(project => project.Value).ThenBy(project => project.ProjectId),
        "value" => projects.OrderBy(project => project.Value == null).ThenBy(project => project.Value).ThenBy(project => project.ProjectId),
        "-start" => projects.OrderBy(project => project.StartDate == null).ThenByDescending(project => project.StartDate).ThenBy(project => project.ProjectId),
        _ => projects.OrderBy(project => project.ProjectId),
    };

    /// <summary>Those that come after a project in this order.</summary>
    public IQueryable<Project> After(IQueryable<Project> projects, ProjectCursor last)
    {
        var id = last.ProjectId;
        var (time, amount) = (last.Time, last.Amount);
        return Name switch
        {
            "-updated" when time is null => projects.Where(p => p.Updated == null && string.Compare(p.ProjectId, id) > 0),
            "-updated" => projects.Where(p => p.Updated < time || p.Updated == null || (p.Updated == time && string.Compare(p.ProjectId, id) > 0)),
            "updated" when time is null => projects.Where(p => p.Updated == null && string.Compare(p.ProjectId, id) > 0),
            "updated" => projects.Where(p => p.Updated > time || p.Updated == null || (p.Updated == time && string.Compare(p.ProjectId, id) > 0)),
            "-start" when time is null => projects.Where(p => p.StartDate == null && string.Compare(p.ProjectId, id) > 0),
            "-start" => projects.Where(p => p.StartDate < time || p.StartDate == null || (p.StartDate == time && string.Compare(p.ProjectId, id) > 0)),
            "-value" when amount is null => projects.Where(p => p.Value == null && string.Compare(p.ProjectId, id) > 0),
            "-value" => projects.Where(p => p.Value < amount || p.Value == null || (p.Value == amount && string.Compare(p.ProjectId, id) > 0)),
            "value" when amount is null => projects.Where(p => p.Value == null && string.Compare(p.ProjectId, id) > 0),
            "value" => projects.Where(p => p.Value > amount || p.Value == null || (p.Value == amount && string.Compare(p.ProjectId, id) > 0)),
            _ => projects.Where(p => string.Compare(p.ProjectId, id) > 0),
        };
    }

    /// <summary>Which of two places comes first, as <see cref="Apply"/> has the database sort.</summary>
    public int Compare(ProjectCursor one, ProjectCursor other)
    {
        var order = Name switch
        {
            "-updated" or "-start" => NullsLast(one.Time, other.Time, -1),
            "updated" => NullsLast(one.Time, other.Time, 1),
            "-value" => NullsLast(one.Amount, other.Amount, -1),
            "value" => NullsLast(one.Amount, other.Amount, 1),
            _ => 0,
        };
        return order != 0 ? order : string.CompareOrdinal(one.ProjectId, other.ProjectId);

        static int NullsLast<T>(T? one, T? other, int sign)
            where T : struct, IComparable<T> =>
            one is { } a && other is { } b ? sign * a.CompareTo(b) : (one is null).CompareTo(other is null);
    }

    /// <summary>The place of a project in this order, for the next page to start after.</summary>
    public ProjectCursor At(ProjectRow project) => new(
        project.ProjectId,
        Name switch { "-updated" or "updated" => project.Updated, "-start" => project.StartDate, _ => null },
        Name is "-value" or "value" ? project.Value : null);
}
