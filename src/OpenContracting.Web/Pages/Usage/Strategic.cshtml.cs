using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Usage;

/// <summary>Whether the data help to change something: the funnel and the indicators, each with its formula and its rows.</summary>
public sealed class StrategicModel(StrategicUse strategic) : PortalPage
{
    public StrategicFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Figures = await strategic.ReadAsync(cancellation);

    /// <summary>A part of a whole in words; nothing is computed of what is hidden.</summary>
    public string Share(StrategicIndicator indicator) => indicator switch
    {
        { Number: { } number } => Wording.Decimal(number),
        { Whole: 0 } => T["strategic.none"],
        { IsHidden: true } => T.Say("strategic.of", UsageTable.Cell(indicator.Part), Wording.Number(indicator.Whole)),
        _ => T.Say("strategic.of", Wording.Number(indicator.Part), Wording.Number(indicator.Whole)) + $" · {Wording.Percent((decimal)indicator.Part / indicator.Whole)}",
    };
}
