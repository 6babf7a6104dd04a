using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Committees;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Maps;

namespace OpenContracting.Web.Pages.Committees;

/// <summary>The committees there are, and those to be formed.</summary>
public sealed class IndexModel(CommitteeRegister register) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Province { get; set; }

    public IReadOnlyList<Committee> All { get; private set; } = [];

    public IReadOnlyList<Committee> Found { get; private set; } = [];

    public DateOnly Today => register.Today;

    public IEnumerable<Place> Provinces => Places.Of().All.Where(place => All.Any(committee => committee.Province == place.Code));

    /// <summary>On the country: committees that are not over, by province.</summary>
    public CountryMap Map { get; private set; } = null!;

    /// <summary>The three parts of the page: key of the title, and who is in it.</summary>
    public IEnumerable<(string Key, IReadOnlyList<Committee> Committees)> Parts =>
    [
        ("current", [.. Found.Where(committee => committee.Facts.IsCurrent)]),
        ("forming", [.. Found.Where(committee => committee.Facts.IsForming).OrderBy(committee => !committee.Facts.IsCallOpen(Today))]),
        ("closed", [.. Found.Where(committee => committee.State == CommitteeState.Closed)]),
    ];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        All = await register.ListAsync(new(), cancellation);
        Map = new CountryMap(All.Where(committee => committee.State != CommitteeState.Closed).Select(committee => Maps.Provinces.Code(committee.Province)).OfType<string>()
            .GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count()));
        Found = string.IsNullOrEmpty(Province) ? All : [.. All.Where(committee => committee.Province == Province)];
    }
}
