using OpenContracting.Validation;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>A row of the heat map: a phase or module of the CoST standard, or for releases and records a part of the document.</summary>
public sealed record HeatRow(string Title, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>Elements that somebody publishes.</summary>
    public int Filled => Cells.Count(cell => cell.Published > 0);

    public static IReadOnlyList<HeatRow> Of(ValidationReport report, string language) =>
        report.IdsElements.Count > 0 ? Elements(report, language) : Parts(report);

    private static List<HeatRow> Elements(ValidationReport report, string language) =>
    [
        .. report.IdsElements.GroupBy(coverage => (coverage.Element.Set, coverage.Element.Phase, coverage.Element.Module)).Select(group => new HeatRow(
            $"{Texts.OfLibrary[language, $"ids.set.{group.Key.Set.ToString().ToLowerInvariant()}"]}: "
                + Texts.OfLibrary[language, group.Key.Phase is { } phase ? $"ids.phase.{phase}" : $"ids.module.{group.Key.Module}"],
            [.. group.Select(coverage => new HeatCell(
                coverage.Element.Name(language), coverage.Disclosed, coverage.Disclosed + coverage.Missing, coverage.Percentage))])),
    ];

    private static List<HeatRow> Parts(ValidationReport report) =>
    [
        .. report.Fields.Where(field => field.Possible > 0).GroupBy(field => field.Path.Split('/') is [_, var part, _, ..] ? part : "")
            .Select(group => new HeatRow(
                group.Key.Length == 0 ? "/" : group.Key,
                [.. group.Select(field => new HeatCell(field.Path, field.Filled, field.Possible, field.Percentage))])),
    ];
}
