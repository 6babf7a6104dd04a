using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Projects;

public sealed class IndexModel(ProjectSearch search, Published published) : PortalPage
{
    private const int PageSize = 25;

    /// <summary>Choices shown of a kind; the rest are found by searching.</summary>
    private const int FacetSize = 20;

    /// <summary>How the works found are shown; the same filters whichever way.</summary>
    public static readonly IReadOnlyList<string> Views = ["list", "table", "map"];

    /// <summary>The names of institutions that are chosen or can be, by id.</summary>
    private IReadOnlyDictionary<string, string> institutions = new Dictionary<string, string>();

    public string View { get; private set; } = Views[0];

    /// <summary>The map of the works found, those with coordinates as points; only when it is asked for.</summary>
    public WorksMap? Map { get; private set; }

    public ProjectFilter Filter { get; private set; } = new();

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public IReadOnlyList<ProjectRow> Works { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public bool IsPublished { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Filter = ProjectFilter.Read(Request.Query, ["page", "view"], out var problems);
        View = Views.FirstOrDefault(view => view == Request.Query["view"]) ?? Views[0];
        Problems = problems;
        IsPublished = await published.CurrentAsync(cancellation) is not null;
        if (Filter.Text is { } text && await search.ByProcessAsync(text, cancellation) is { } id)
            return Redirect(T.Link(PageAddress.Project, id));

        Total = await search.CountAsync(Filter, cancellation);
        Number = int.TryParse(Request.Query["page"], out var number) ? Math.Clamp(number, 1, Pages) : 1;
        Works = await search.PageAsync(Filter, (Number - 1) * PageSize, PageSize, cancellation);
        Facets =
        [
            await FacetAsync("status", Filter.Statuses, Filter with { Statuses = [] }, code => T.Code("projectStatus.csv", code)),
            await FacetAsync("province", Filter.Provinces, Filter with { Provinces = [] }, T.Province),
            await FacetAsync("sector", Filter.Sectors, Filter with { Sectors = [] }, code => T.Code("projectSector.csv", code)),
            await FacetAsync("type", Filter.Types, Filter with { Types = [] }, code => T.Code("projectType.csv", code)),
            await InstitutionFacetAsync(),
        ];
        if (View == "map")
            Map = new WorksMap(
                new CountryMap(Provinces.Count(await search.FacetAsync(Filter with { Provinces = [] }, "province", cancellation)), MapParameters()),
                await search.PointsAsync(Filter, WorksMap.MostPoints, cancellation), await search.CountPlacedAsync(Filter, cancellation), Total);
        return Page();

        async Task<Facet> FacetAsync(string name, IReadOnlyList<string> chosen, ProjectFilter others, Func<string, string> title) =>
            Facet.Make(name, chosen, await search.FacetAsync(others, name, cancellation), FacetSize, title);

        async Task<Facet> InstitutionFacetAsync()
        {
            var counts = await search.FacetAsync(Filter with { Institutions = [] }, "institution", cancellation);
            institutions = await search.InstitutionNamesAsync([.. counts.Take(FacetSize).Select(count => count.Code), .. Filter.Institutions], cancellation);
            return Facet.Make("institution", Filter.Institutions, counts, FacetSize, code => institutions.GetValueOrDefault(code, code));
        }
    }

    /// <summary>This list with another page, order or filter.</summary>
    public string Address(ProjectFilter filter, int page = 1, string? view = null)
    {
        var parameters = filter.ToParameters().ToList();
        if ((view ?? View) is var shown && shown != Views[0])
            parameters.Add(new("view", shown));
        if (page > 1)
            parameters.Add(new("page", page.ToString()));
        return T.Link(PageAddress.Projects) + QueryString.Create(parameters!);
    }

    /// <summary>The filters that go along to the province a reader picks on the map.</summary>
    private string MapParameters() =>
        string.Concat((Filter with { Provinces = [] }).ToParameters().Append(new("view", "map"))
            .Select(parameter => $"&{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    /// <summary>What is filtered by and the form has no field for: it must not be lost when the form is sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hidden() => Filter.ToParameters().Where(parameter =>
        parameter.Key is "sort" or "supplier" or "procedure" or "year" or "start_min" or "start_max" or "end_min" or "end_max" or "bbox" or "near" or "updated_since")
        .Concat(View == Views[0] ? [] : [new("view", View)]);

    public IEnumerable<(string Text, ProjectFilter Without)> Chosen() => FilterWords.Of(Filter, T, institutions);
}
