using OpenContracting.People.Gatherings;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Gatherings;

namespace OpenContracting.Web.Pages.Gatherings;

/// <summary>The committees' day on 28 September, their other meetings, and workshops: what comes, what was, how many came.</summary>
public sealed class IndexModel(GatheringBook book, CommitteeRegister register, VisitBook visits) : PortalPage
{
    private const int YearOfVisits = 365;

    public DateOnly NextAccessDay => book.NextAccessDay;

    public IReadOnlyList<Gathering> Coming { get; private set; } = [];

    public IReadOnlyList<Gathering> Past { get; private set; } = [];

    /// <summary>Committees at work, and what they did in the last year: what they have to tell each other.</summary>
    public int Current { get; private set; }

    public int Visits { get; private set; }

    public int Late { get; private set; }

    /// <summary>Workshops that were held, and how many came to them in all.</summary>
    public int Workshops => Past.Count(gathering => gathering.Kind == GatheringKind.Workshop);

    public int Learned => Past.Where(gathering => gathering.Kind == GatheringKind.Workshop).Sum(gathering => gathering.Attended ?? 0);

    public string Title(Gathering gathering) => (T.Language == "en" ? gathering.TitleEn : null) ?? gathering.TitleEs;

    public string Text(Gathering gathering) => (T.Language == "en" ? gathering.TextEn : null) ?? gathering.TextEs;

    /// <summary>The language a gathering is told in here.</summary>
    public string LanguageOf(Gathering gathering) => T.Language == "en" && gathering.TitleEn is not null ? "en" : "es";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await book.ListAsync(cancellation);
        Coming = [.. all.Where(gathering => gathering.At >= book.Now).Reverse()];
        Past = [.. all.Where(gathering => gathering.At < book.Now)];
        Current = (await register.ListAsync(new(), cancellation)).Count(committee => committee.Facts.IsCurrent);
        (Visits, Late) = await visits.CountSinceAsync(register.Today.AddDays(-YearOfVisits), cancellation);
    }
}
