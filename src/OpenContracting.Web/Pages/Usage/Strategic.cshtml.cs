using OpenContracting.People.Usage;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Usage;

/// <summary>Whether the data help to change something: the funnel and the indicators, each with its formula and its rows.</summary>
public sealed class StrategicModel(StrategicUse strategic, InstitutionList institutions, TimeProvider clock) : PortalPage
{
    private const int QuartersOffered = 8;

    public StrategicFigures Figures { get; private set; } = null!;

    public StrategicFilter Filter { get; private set; } = StrategicFilter.All;

    public IReadOnlyList<InstitutionRow> Institutions { get; private set; } = [];

    /// <summary>This quarter and those before it, newest first.</summary>
    public IEnumerable<string> Quarters =>
        Enumerable.Range(0, QuartersOffered).Select(ago => StrategicFilter.Of(UsageRules.DayOf(clock.GetUtcNow()).AddMonths(-3 * ago)));

    /// <summary>The funnel shown, as rows.</summary>
    public string FunnelCsv =>
        "/api/v1/usage/strategic.csv?indicator=funnel"
        + (Filter.Institution is null ? "" : "&institution=" + Uri.EscapeDataString(Filter.Institution))
        + (Filter.Quarter is null ? "" : "&quarter=" + Uri.EscapeDataString(Filter.Quarter));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = StrategicFilter.TryRead(Request.Query, out var filter) ? filter : StrategicFilter.All;
        Figures = await strategic.ReadAsync(Filter, cancellation);
        Institutions = await institutions.ListAsync(null, cancellation);
    }

    /// <summary>A part of a whole in words; nothing is computed of what is hidden.</summary>
    public string Share(StrategicIndicator indicator) => indicator switch
    {
        { Number: { } number } => Wording.Decimal(number),
        { Whole: 0 } => T["strategic.none"],
        { IsHidden: true } => T.Say("strategic.of", UsageTable.Cell(indicator.Part), Wording.Number(indicator.Whole)),
        _ => T.Say("strategic.of", Wording.Number(indicator.Part), Wording.Number(indicator.Whole)) + $" · {Wording.Percent((decimal)indicator.Part / indicator.Whole)}",
    };
}
