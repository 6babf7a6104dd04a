using System.Globalization;
using System.Text;

namespace OpenContracting.Validation.Indicators;

/// <summary>What an operator may decide about the indicators; names and defaults are those of Cardinal's settings file.</summary>
/// <remarks>
/// An INI file: <c>currency</c> and which procedures prices are compared in come first, then a section an indicator, <c>[R003]</c>. Where a file has
/// sections, only their indicators are computed; where it has none, all are.
/// </remarks>
public sealed class IndicatorSettings
{
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        ["currency"] = null,
        ["no_price_comparison_procurement_methods"] = null,
        ["price_comparison_procurement_methods"] = null,
        ["R003.threshold"] = "15",
        ["R003.procurement_methods"] = null,
        ["R018.procurement_methods"] = "open|selective",
        ["R024.threshold"] = null,
        ["R025.percentile"] = "75",
        ["R025.threshold"] = null,
        ["R035.threshold"] = "1",
        ["R038.threshold"] = null,
        ["R038.minimum_submitted_bids"] = "2",
        ["R038.minimum_contracting_processes"] = "2",
        ["R048.digits"] = "2",
        ["R048.threshold"] = null,
        ["R048.minimum_contracting_processes"] = "20",
        ["R058.threshold"] = null,
    };

    private const string DaysByProcedure = "R003.procurement_method_details";

    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> days = new(StringComparer.Ordinal);
    private readonly HashSet<Indicator> sections = [];
    private readonly HashSet<string> compared;
    private readonly HashSet<string> notCompared;

    private IndicatorSettings(string text)
    {
        var (number, section) = (0, "");
        foreach (var line in text.Split('\n'))
            section = Read(++number, line.Trim().TrimStart('\uFEFF'), section);
        OpenMethods = Names("R003.procurement_methods");
        SingleBidMethods = Names("R018.procurement_methods");
        compared = Names("price_comparison_procurement_methods");
        notCompared = Names("no_price_comparison_procurement_methods");
    }

    /// <summary>Cardinal's defaults, all indicators.</summary>
    public static IndicatorSettings Usual { get; } = new("");

    /// <summary>The only currency whose prices count; null to take the one that most bids have.</summary>
    public string? Currency => Value("currency");

    internal long ShortestPeriod(string? procedure) => procedure is not null && days.TryGetValue(procedure, out var own) ? own : (long)Number("R003.threshold")!.Value;

    internal HashSet<string> OpenMethods { get; }

    internal HashSet<string> SingleBidMethods { get; }

    internal double? LowestDifference => Number("R024.threshold");

    internal double Percentile => Number("R025.percentile")!.Value / 100;

    internal double? WinRatio => Number("R025.threshold");

    internal double DisqualifiedTenderers => Number("R035.threshold")!.Value;

    internal double? DisqualifiedShare => Number("R038.threshold");

    internal double SubmittedBids => Number("R038.minimum_submitted_bids")!.Value;

    internal double ProcessesWithBids => Number("R038.minimum_contracting_processes")!.Value;

    internal int ClassDigits => (int)Number("R048.digits")!.Value;

    internal double? Variety => Number("R048.threshold");

    internal double ProcessesWon => Number("R048.minimum_contracting_processes")!.Value;

    internal double? HighestDifference => Number("R058.threshold");

    /// <summary>Reads a settings file.</summary>
    /// <exception cref="IndicatorSettingsException">A line says nothing known.</exception>
    public static IndicatorSettings Parse(string text) => new(text);

    /// <summary>Whether an indicator is to be computed.</summary>
    public bool Has(Indicator indicator) => sections.Count == 0 || sections.Contains(indicator);

    /// <summary>The defaults as a settings file, what has none behind a semicolon.</summary>
    public static string Template()
    {
        var text = new StringBuilder();
        foreach (var name in Defaults.Keys.Where(name => !name.Contains('.')))
            text.Append($"; {name} =\n");
        foreach (var indicator in Enum.GetNames<Indicator>())
        {
            text.Append($"\n[{indicator}]\n");
            foreach (var (name, value) in Defaults.Where(each => each.Key.StartsWith(indicator, StringComparison.Ordinal)))
                text.Append(value is null ? $"; {name[5..]} =\n" : $"{name[5..]} = {value}\n");
        }

        return text.ToString();
    }

    internal bool ComparesPrices(string? procedure) =>
        (compared.Count == 0 || (procedure is not null && compared.Contains(procedure))) && (procedure is null || !notCompared.Contains(procedure));

    private string Read(int number, string line, string section)
    {
        if (line.Length == 0 || line[0] is ';' or '#')
            return section;
        if (line[0] == '[')
            return Section(number, line);
        if (line.Split('=', 2) is not [var name, var value])
            throw new IndicatorSettingsException(number, "indicators.setting.form", line);
        (name, value) = (name.Trim(), value.Trim());
        if (section == DaysByProcedure)
        {
            days[name] = long.TryParse(value, CultureInfo.InvariantCulture, out var length) ? length : throw new IndicatorSettingsException(number, "indicators.setting.number", name, value);
            return section;
        }

        var key = section.Length == 0 ? name : $"{section}.{name}";
        if (!Defaults.ContainsKey(key))
            throw new IndicatorSettingsException(number, "indicators.setting.name", key, Nearest.To(key, Defaults.Keys) ?? Defaults.Keys.First());
        if (!key.Contains("methods", StringComparison.Ordinal) && key != "currency"
            && !(double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0))
            throw new IndicatorSettingsException(number, "indicators.setting.number", key, value);
        given[key] = value;
        return section;
    }

    private string Section(int number, string line)
    {
        var name = line.Trim('[', ']').Trim();
        if (!Enum.TryParse<Indicator>(name.Split('.')[0], out var indicator) || (name.Contains('.') && name != DaysByProcedure))
            throw new IndicatorSettingsException(number, "indicators.setting.section", name);
        sections.Add(indicator);
        return name;
    }

    private string? Value(string name) => given.TryGetValue(name, out var value) ? value : Defaults[name];

    private double? Number(string name) => Value(name) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    private HashSet<string> Names(string name) =>
        [.. (Value(name) ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
