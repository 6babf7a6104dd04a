using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Budgets;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Uses;
using OpenContracting.Validation;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Charts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Links;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Signals;
using OpenContracting.Web.Recommendations;
using OpenContracting.Web.Sharing;
using OpenContracting.Web.Signals;
using OpenContracting.Web.Usage;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Projects;

public sealed class ProjectModel(
    ProjectSearch search, ProjectSources sources, UsageFigures usage, UseCatalogue uses, CommitteeRegister register, VisitBook visits, RecommendationBook book,
    SignalRegister signals, SignalReplies signalReplies, CaseBook caseBook, BudgetRegister budgets, LinkBook links, ShortAddresses shortAddresses, PublicAddress address, TimeProvider clock)
    : PortalPage, IDisposable
{
    public const int FindingsShown = 8;

    public Project Row { get; private set; } = null!;

    public ProjectSheet Sheet { get; private set; } = null!;

    public ProjectDocument Document => Sheet.Document;

    public IReadOnlyList<ProjectSource> Sources { get; private set; } = [];

    /// <summary>How much it is used.</summary>
    public UsageLine Used { get; private set; } = null!;

    /// <summary>What was made with its data, and the titles of the projects that this is about.</summary>
    public IReadOnlyList<Use> Uses { get; private set; } = [];

    public IReadOnlyDictionary<string, string?> UseTitles { get; private set; } = new Dictionary<string, string?>();

    /// <summary>Who watches it.</summary>
    public IReadOnlyList<Committee> Committees { get; private set; } = [];

    /// <summary>What committees saw there.</summary>
    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    public DateOnly Today => register.Today;

    /// <summary>What was recommended about it.</summary>
    public IReadOnlyList<RecommendationRow> Recommendations { get; private set; } = [];

    /// <summary>The questions its data leave open, with what the institution answers.</summary>
    public IReadOnlyList<SignalQuestion> Signals { get; private set; } = [];

    /// <summary>What people observed of it, in everybody's sight.</summary>
    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    /// <summary>How many said that they complained at an office; null for few.</summary>
    public int? FiledElsewhere { get; private set; }

    /// <summary>Its budget beside its contracts; null when no code of the budget is its own.</summary>
    public Reconciliation? Budget { get; private set; }

    /// <summary>What is known of the address of a document; null for none, and where this instance asks no address.</summary>
    public Func<string?, LinkState?> Link { get; private set; } = _ => null;

    public bool LinksChecked => links.On;

    public string Id => Row.ProjectId;

    /// <summary>To be typed or printed; null when another project has it.</summary>
    public string? ShortAddress { get; private set; }

    public string Permalink => address.Of(T.Link(PageAddress.Project, Id));

    public string DataAddress => $"/api/v1/projects/{Uri.EscapeDataString(Id)}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await search.FindAsync(id, cancellation) is not { } row)
            return await search.RedirectAsync(id, cancellation) is { } now
                ? RedirectPermanent(T.Link(PageAddress.Project, now))
                : NotFound();
        Row = row;
        switch (row.State)
        {
            case ProjectState.Merged when row.MergedInto is not null:
                return RedirectPermanent(T.Link(PageAddress.Project, row.MergedInto));
            case ProjectState.Merged or ProjectState.Withdrawn:
                Response.StatusCode = StatusCodes.Status410Gone;
                return Page();
            case ProjectState.LeftOut:
                return NotFound();
        }

        Sheet = new ProjectSheet(row, T, clock.GetUtcNow());
        ShortAddress = await shortAddresses.OfAsync(id, cancellation);
        Sources = await sources.ListAsync(id, cancellation);
        var replies = await signalReplies.OfWorkAsync(id, cancellation);
        Signals =
        [
            .. (await signals.ReadAsync(cancellation)).Of(id).Where(finding => finding.Raised).GroupBy(finding => finding.Signal)
                .Select(findings => new SignalQuestion(id, row.Title ?? id, [.. findings], [.. replies[findings.Key]])),
        ];
        Link = await links.OfAsync(Documents().Select(each => each.Document.Text("url")), cancellation);
        Budget = (await budgets.ReadAsync(cancellation)).Of(id);
        Used = await usage.OfProjectAsync(id, cancellation);
        Uses = await uses.OfProjectAsync(id, cancellation);
        if (Uses.Count > 0)
            UseTitles = await uses.TitlesAsync(Uses, cancellation);
        Committees = await register.OfWorkAsync(id, cancellation);
        Visits = await visits.OfWorkAsync(id, cancellation);
        Recommendations = await book.OfWorkAsync(id, cancellation);
        Cases = await caseBook.ListAsync(id, cancellation);
        FiledElsewhere = await caseBook.FiledAsync(id, cancellation);
        return Page();
    }

    /// <summary>What validation found, what weighs most first.</summary>
    public IReadOnlyList<Notice> Findings =>
        field ??= Row.Findings is null ? [] : [.. ProjectFindings.Parse(Row.Findings).Notices.OrderBy(notice => notice.Severity)];

    /// <summary>What it discloses of the CoST standard; computed as asked, some tenths of a millisecond.</summary>
    public Disclosure Disclosure => field ??= new Disclosure(Row.Json);

    public bool IsGone => Row.State != ProjectState.Published;

    public string? ProvinceCode => Provinces.Code(Row.Province);

    /// <summary>What an attentive reader would ask of the amounts; questions, for the data may be what is wrong.</summary>
    public IEnumerable<string> MoneyQuestions()
    {
        if (Document is { Contracted: { Value: > 0 } first, Final: { } last } && last.Currency == first.Currency && last.Value > first.Value)
            yield return T.Say("money.askGrowth", Wording.Percent((last.Value - first.Value) / first.Value));
        if (Document is { Estimated: { Value: > 0 } estimate, Contracted: { } contract } && contract.Currency == estimate.Currency
            && contract.Value > estimate.Value * 1.1m)
            yield return T.Say("money.askAboveEstimate", Wording.Percent((contract.Value - estimate.Value) / estimate.Value));
        if (Document is { Paid: { } paid, Final: var settled, Contracted: { } agreed } && paid.Currency == agreed.Currency
            && paid.Value > (settled?.Value ?? agreed.Value))
            yield return T["money.askPaidMore"];
    }

    public TimeStrip Time()
    {
        var strip = new TimeStrip(clock.GetUtcNow(), T["time.today"]);
        foreach (var phase in Document.Phases)
            strip.Add(T["phase." + phase.Name], phase.Span, "plan");
        if (Document.Phases.Count == 0)
            strip.Add(T["time.project"], Document.Period, "plan");
        foreach (var process in Document.Processes.Take(6))
            strip.Add(T.Say("time.contract", Shorten(process.Title ?? process.Number ?? process.Id)), process.ContractPeriod, "real");
        return strip;
    }

    /// <summary>What happened and when, oldest first.</summary>
    public IReadOnlyList<ProjectEvent> Events()
    {
        var events = new List<ProjectEvent>();
        Add(Document.BudgetApproved, "budgetApproved");
        foreach (var process in Document.Processes)
        {
            var name = process.Title ?? process.Number ?? process.Id;
            Add(process.Published, "tenderPublished", name);
            Add(process.ContractPeriod?.Start, "contractStarts", name);
            Add(process.ContractPeriod?.End, "contractEnds", name);
            foreach (var modification in process.Modifications)
                Add(modification.Time("date"), "modified", modification.Text("description") ?? modification.Text("rationale") ?? name);
            foreach (var milestone in process.Milestones)
                Add(milestone.Time("dateMet") ?? milestone.Time("dueDate"), milestone.Time("dateMet") is null ? "milestoneDue" : "milestoneMet", milestone.Text("title") ?? name);
        }

        foreach (var milestone in Document.Milestones)
            Add(milestone.Time("dateMet") ?? milestone.Time("dueDate"), milestone.Time("dateMet") is null ? "milestoneDue" : "milestoneMet", milestone.Text("title") ?? "");
        Add(Document.Completion.Time("endDate"), "completed");
        return [.. events.OrderBy(one => one.At)];

        void Add(DateTimeOffset? at, string key, string? about = null)
        {
            if (at is not null)
                events.Add(new ProjectEvent(at.Value, T["event." + key], about, at > clock.GetUtcNow()));
        }
    }

    public SheetMap Map()
    {
        var points = Document.Points.ToList();
        var place = Row.Province is null ? null : T.Province(Row.Province);
        return new SheetMap(ProvinceCode, points, place is null ? T["map.noProvince"] : T.Say("map.inProvince", place));
    }

    public IEnumerable<string> Places() =>
        Document.Locations.Select(location => location.Text("description")
                ?? string.Join(", ", ((string?[])[location.At("address").Text("locality"), location.At("address").Text("region")]).OfType<string>()))
            .Where(place => place.Length > 0).Distinct();

    public IEnumerable<(JsonElement Document, string? From)> Documents() =>
        Document.Documents.Select(document => (document, (string?)null))
            .Concat(Document.Processes.SelectMany(process => process.Documents.Select(document => (document, process.Number ?? process.Title))))
            .OrderByDescending(pair => pair.Item1.Time("datePublished"));

    public void Dispose() => Sheet?.Dispose();

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57].TrimEnd() + "…";
}
