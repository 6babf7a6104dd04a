using Microsoft.AspNetCore.Mvc;
using OpenContracting.Standards.Panama;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Committees;

/// <summary>Works of a province or district that no committee watches.</summary>
public sealed class UnwatchedModel(CommitteeRegister register) : PortalPage
{
    public const int Shown = 60;

    [BindProperty(SupportsGet = true)]
    public string? Province { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    public Place? Chosen { get; private set; }

    public District? ChosenDistrict { get; private set; }

    public IReadOnlyList<ProjectRow> Works { get; private set; } = [];

    public int Total { get; private set; }

    public static IReadOnlyList<Place> Provinces => Places.Of().All;

    public IEnumerable<District> Districts => Places.Of().Districts.Where(district => district.Province == Chosen?.Code);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // A district chosen alone says its province too.
        ChosenDistrict = District is null ? null : Places.Of().FindDistrict(District);
        Chosen = Places.Of().Find(Province ?? "") ?? (ChosenDistrict is null ? null : Places.Of().Find(ChosenDistrict.Province));
        if (ChosenDistrict?.Province != Chosen?.Code)
            ChosenDistrict = null;
        if (Chosen is not null)
            (Works, Total) = await register.WithoutCommitteeAsync(Chosen.Code, ChosenDistrict?.Name, Shown, cancellation);
    }
}
