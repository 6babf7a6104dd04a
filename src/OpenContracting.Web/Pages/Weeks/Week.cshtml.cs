using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Queries.Weeks;

namespace OpenContracting.Web.Pages.Weeks;

/// <summary>One week of public works.</summary>
public sealed class WeekModel(WeekLister weeks) : PortalPage
{
    public WeekReport Report { get; private set; } = null!;

    public bool IsCurrent => Report.Week == weeks.Current;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        // Weeks to come say nothing yet.
        if (Week.Find(id) is not { } week || week.Monday > weeks.Current.Monday)
            return NotFound();
        Report = await weeks.ReadAsync(week, T, cancellation);
        return Page();
    }
}
