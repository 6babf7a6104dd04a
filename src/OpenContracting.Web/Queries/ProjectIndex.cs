using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>The published projects of one publication as lists and searches need them, in memory: read once, and shared by all who ask.</summary>
/// <remarks>It finds what <see cref="ProjectFilter.Apply"/> has the database find, and in the same order; a test holds the two together.</remarks>
public sealed class ProjectIndex
{
    private readonly ProjectRow[] rows;
    private readonly CodePlaces statuses, types, institutions, sectors, provinces, procedures, suppliers;
    private readonly int[] years;
    private readonly double[] latitudes, longitudes;

    // Null is less than every time and every amount.
    private readonly long[] starts, ends, published;
    private readonly decimal[] values;
    private readonly WordPlaces words;
    private readonly Dictionary<string, Lazy<int[]>> orders;

    private ProjectIndex(Builder built)
    {
        rows = [.. built.Rows];
        (statuses, types, institutions) = (built.Statuses.Build(), built.Types.Build(), built.Institutions.Build());
        (sectors, provinces, procedures, suppliers) = (built.Sectors.Build(), built.Provinces.Build(), built.Procedures.Build(), built.Suppliers.Build());
        (years, latitudes, longitudes, published) = ([.. built.Years], [.. built.Latitudes], [.. built.Longitudes], [.. built.Published]);
        starts = [.. rows.Select(row => row.StartDate?.UtcTicks ?? long.MinValue)];
        ends = [.. rows.Select(row => row.EndDate?.UtcTicks ?? long.MinValue)];
        values = [.. rows.Select(row => row.Value ?? decimal.MinValue)];
        words = new WordPlaces(built.Words.Build());
        orders = ProjectOrder.All.ToDictionary(order => order.Name, order => new Lazy<int[]>(() => Sorted(order)));
    }

    /// <summary>Reads the published projects.</summary>
    public static async Task<ProjectIndex> ReadAsync(Db db, CancellationToken cancellation)
    {
        var built = new Builder();
        // One after the other into what is kept of it, so that never all of them are in memory as they stand in the database.
        var asked = db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderBy(project => project.ProjectId).Select(project => new
        {
            Row = new ProjectRow
            {
                ProjectId = project.ProjectId,
                Title = project.Title,
                Status = project.Status,
                Type = project.Type,
                Sector = project.Sector,
                Province = project.Province,
                PublicAuthorityId = project.PublicAuthorityId,
                PublicAuthorityName = project.PublicAuthorityName,
                Value = project.Value,
                Currency = project.Currency,
                StartDate = project.StartDate,
                EndDate = project.EndDate,
                ContractingProcesses = project.ContractingProcesses,
                Updated = project.Updated,
                Version = project.Version,
            },
            project.SearchText,
            project.Sectors,
            project.Provinces,
            project.Procedures,
            project.SupplierIds,
            project.SupplierNames,
            project.Year,
            project.Latitude,
            project.Longitude,
            project.LastPublished,
        });
        await foreach (var project in asked.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var row = built.Once(project.Row);
            built.Rows.Add(row);
            built.Statuses.Add(row.Status);
            built.Types.Add(row.Type);
            built.Institutions.Add(row.PublicAuthorityId);
            built.Sectors.Add(project.Sectors);
            built.Provinces.Add(project.Provinces);
            built.Procedures.Add(project.Procedures);
            // A supplier is asked for by id or by name.
            built.Suppliers.Add(project.SupplierIds.Concat(project.SupplierNames));
            built.Words.AddWords(project.SearchText);
            built.Years.Add(project.Year);
            built.Latitudes.Add(project.Latitude ?? double.NaN);
            built.Longitudes.Add(project.Longitude ?? double.NaN);
            built.Published.Add(project.LastPublished.UtcTicks);
        }

        return new ProjectIndex(built);
    }

    /// <summary>How many projects pass.</summary>
    public int CountOf(ProjectFilter filter, DateTimeOffset today) => CountOf(Passing(filter, today));

    /// <summary>The projects that pass, in the filter's order.</summary>
    public List<ProjectRow> Page(ProjectFilter filter, DateTimeOffset today, int skip, int take) =>
        [.. Ordered(Passing(filter, today), filter.Order, null).Skip(skip).Take(take).Select(at => rows[at])];

    /// <summary>The projects after a cursor, from the first when it is null, and how many pass in all.</summary>
    public (List<ProjectRow> Rows, int Total) After(ProjectFilter filter, DateTimeOffset today, ProjectCursor? cursor, int take)
    {
        var passing = Passing(filter, today);
        return ([.. Ordered(passing, filter.Order, cursor).Take(take).Select(at => rows[at])], CountOf(passing));
    }

    /// <summary>As <see cref="ProjectSearch.FacetAsync"/>.</summary>
    public IReadOnlyList<FacetCount> Facet(ProjectFilter filter, DateTimeOffset today, string parameter)
    {
        var column = parameter switch
        {
            "status" => statuses,
            "type" => types,
            "institution" => institutions,
            "sector" => sectors,
            _ => provinces,
        };
        var passing = Passing(filter, today);
        return
        [
            .. column.Codes.Select((code, at) => new FacetCount(code, column.Count(at, passing))).Where(count => count.Projects > 0)
                .OrderByDescending(count => count.Projects).ThenBy(count => count.Code, StringComparer.Ordinal),
        ];
    }

    public int CountPlaced(ProjectFilter filter, DateTimeOffset today) => Ordered(Passing(filter, today), ProjectOrder.Id, null).Count(IsPlaced);

    public List<ProjectPoint> Points(ProjectFilter filter, DateTimeOffset today, int take) =>
        [.. Ordered(Passing(filter, today), filter.Order, null).Where(IsPlaced).Take(take)
            .Select(at => new ProjectPoint(rows[at].ProjectId, rows[at].Title, longitudes[at], latitudes[at]))];

    private bool IsPlaced(int at) => !double.IsNaN(latitudes[at]) && !double.IsNaN(longitudes[at]);

    /// <summary>A bit for each project: whether it passes. What narrows most by itself comes first, the rest looks only at what is left.</summary>
    private ulong[] Passing(ProjectFilter filter, DateTimeOffset today)
    {
        var passing = All();
        foreach (var word in SearchWords.Of(filter.Text))
            words.Keep(word, passing);
        Among(statuses, filter.Statuses);
        Among(sectors, filter.Sectors);
        Among(types, filter.Types);
        Among(provinces, [.. filter.Provinces.SelectMany(Maps.Provinces.Spellings)]);
        Among(institutions, filter.Institutions);
        Among(suppliers, filter.Suppliers);
        Among(procedures, filter.Procedures);
        if (filter.Years.Count > 0)
            Keep(at => filter.Years.Contains(years[at]));
        if (filter.StartMin?.UtcTicks is { } startMin)
            Keep(at => starts[at] >= startMin);
        if (filter.StartMax?.UtcTicks is { } startMax)
            Keep(at => starts[at] <= startMax && starts[at] != long.MinValue);
        if (filter.EndMin?.UtcTicks is { } endMin)
            Keep(at => ends[at] >= endMin);
        if (filter.EndMax?.UtcTicks is { } endMax)
            Keep(at => ends[at] <= endMax && ends[at] != long.MinValue);
        if (filter.Box is { } box)
            Keep(at => latitudes[at] >= box.South && latitudes[at] <= box.North && longitudes[at] >= box.West && longitudes[at] <= box.East);
        if (filter.Near is { } near)
            Keep(at => near.Holds(latitudes[at], longitudes[at]));
        if (filter.ValueMin is { } least)
            Keep(at => values[at] >= least);
        if (filter.ValueMax is { } most)
            Keep(at => values[at] <= most && values[at] != decimal.MinValue);
        if (filter.UpdatedSince?.UtcTicks is { } since)
            Keep(at => published[at] >= since);
        if (filter.Late)
        {
            Among(statuses, ["implementation"]);
            Keep(at => ends[at] < today.UtcTicks && ends[at] != long.MinValue);
        }

        return passing;

        void Among(CodePlaces places, IReadOnlyCollection<string> codes)
        {
            if (codes.Count > 0)
                places.Keep(codes.Select(places.Find).OfType<int>(), passing);
        }

        void Keep(Func<int, bool> passes)
        {
            for (var part = 0; part < passing.Length; part++)
                for (var bits = passing[part]; bits != 0; bits &= bits - 1)
                    if (!passes(part * 64 + BitOperations.TrailingZeroCount(bits)))
                        passing[part] ^= bits & (~bits + 1);
        }
    }

    private ulong[] All()
    {
        var all = new ulong[(rows.Length + 63) / 64];
        Array.Fill(all, ulong.MaxValue);
        if (rows.Length % 64 != 0)
            all[^1] = (1UL << rows.Length) - 1;
        return all;
    }

    private static int CountOf(ulong[] set) => set.Sum(BitOperations.PopCount);

    private IEnumerable<int> Ordered(ulong[] passing, ProjectOrder order, ProjectCursor? cursor)
    {
        var sorted = orders[order.Name].Value;
        for (var place = cursor is null ? 0 : FirstAfter(sorted, order, cursor); place < sorted.Length; place++)
            if ((passing[sorted[place] >> 6] >> sorted[place] & 1) != 0)
                yield return sorted[place];
    }

    private int[] Sorted(ProjectOrder order)
    {
        int[] sorted = [.. Enumerable.Range(0, rows.Length)];
        // They stand by id already.
        if (order != ProjectOrder.Id)
            Array.Sort([.. rows.Select(order.At)], sorted, Comparer<ProjectCursor>.Create(order.Compare));
        return sorted;
    }

    private int FirstAfter(int[] sorted, ProjectOrder order, ProjectCursor cursor)
    {
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (order.Compare(order.At(rows[sorted[middle]]), cursor) > 0)
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    private sealed class Builder
    {
        private readonly Dictionary<string, string> texts = [];

        public List<ProjectRow> Rows { get; } = [];
        public CodePlaces.Builder Statuses { get; } = new();
        public CodePlaces.Builder Types { get; } = new();
        public CodePlaces.Builder Institutions { get; } = new();
        public CodePlaces.Builder Sectors { get; } = new();
        public CodePlaces.Builder Provinces { get; } = new();
        public CodePlaces.Builder Procedures { get; } = new();
        public CodePlaces.Builder Suppliers { get; } = new();
        public CodePlaces.Builder Words { get; } = new();
        public List<int> Years { get; } = [];
        public List<double> Latitudes { get; } = [];
        public List<double> Longitudes { get; } = [];
        public List<long> Published { get; } = [];

        /// <summary>Few codes and names stand in many projects: each once in memory.</summary>
        public ProjectRow Once(ProjectRow row) => row with
        {
            Status = Once(row.Status),
            Type = Once(row.Type),
            Sector = Once(row.Sector),
            Province = Once(row.Province),
            PublicAuthorityId = Once(row.PublicAuthorityId),
            PublicAuthorityName = Once(row.PublicAuthorityName),
            Currency = Once(row.Currency),
        };

        private string? Once(string? text)
        {
            if (text is null)
                return null;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, text, out _);
            return known ??= text;
        }
    }
}
