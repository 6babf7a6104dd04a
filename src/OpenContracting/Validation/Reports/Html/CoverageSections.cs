using OpenContracting.Standards;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reports.Html;

/// <summary>How much is published: a heat map of the CoST elements by phase and module, and the table of fields.</summary>
internal sealed class CoverageSections(StreamWriter text, HtmlWords page, ValidationReport report)
{
    private const int Steps = 5;
    private const int CodesAField = 30;

    public void Write()
    {
        if (report.IdsElements.Count > 0)
            WriteHeatMap();
        var fields = report.Fields.Where(field => field.Possible > 0).ToList();
        if (fields.Count > 0)
            WriteFields(fields);
        if (report.Codes.Count > 0)
            WriteCodes();
    }

    private void WriteHeatMap()
    {
        text.WriteLine($"<section class=\"heat\" data-testid=\"heat\">\n<h3>{page.Both("html.heat")}</h3>\n<p class=\"remark\">{page.Both("html.heat.remark")}</p>");
        foreach (var group in report.IdsElements.GroupBy(each => (each.Element.Set, Part: PartOf(each.Element))))
        {
            text.WriteLine($"<h4>{page.Both($"ids.set.{group.Key.Set.ToString().ToLowerInvariant()}")}: {page.Both(group.Key.Part)}</h4>\n<ul>");
            foreach (var each in group)
                WriteCell(each);
            text.WriteLine("</ul>");
        }

        text.WriteLine("</section>");
    }

    private void WriteCell(IdsElementCoverage each)
    {
        var step = each.Percentage is { } percentage ? $"step-{percentage * (Steps - 1) / 100}" : "step-none";
        var share = each.Percentage is { } given ? $"{given} %" : page.Both("html.heat.notDue");
        text.WriteLine($"<li class=\"{step}\"><span>{page.Both(each.Element.Name)}</span> <b>{share}</b> <small>{each.Disclosed:N0}/{each.Disclosed + each.Missing:N0}</small></li>");
    }

    private static string PartOf(IdsElement element) =>
        element.Phase is { } phase ? $"ids.phase.{phase}" : $"ids.module.{element.Module}";

    private void WriteFields(IReadOnlyList<FieldCoverage> fields)
    {
        var table = FieldTexts();
        text.WriteLine($"<details class=\"reference\">\n<summary><h3>{page.Both("html.fields", fields.Count)}</h3></summary>\n<div class=\"wide\" tabindex=\"0\"><table>");
        text.WriteLine($"<thead><tr><th>{page.Both("html.field")}</th><th>{page.Both("html.filled")}</th><th>{page.Both("html.possible")}</th><th>%</th></tr></thead>\n<tbody>");
        foreach (var field in fields)
        {
            var title = table?.Find(field.Path) is { } known ? page.Both(known.Title) : "";
            text.WriteLine($"<tr><td>{title} {HtmlWords.Pointer(field.Path)}</td><td class=\"number\">{field.Filled:N0}</td><td class=\"number\">{field.Possible:N0}</td><td class=\"number\">{field.Percentage}</td></tr>");
        }

        text.WriteLine("</tbody>\n</table></div>\n</details>");
    }

    private void WriteCodes()
    {
        text.WriteLine($"<details class=\"reference\">\n<summary><h3>{page.Both("html.codes", report.Codes.Count)}</h3></summary>\n<div class=\"wide\" tabindex=\"0\"><table>");
        text.WriteLine($"<thead><tr><th>{page.Both("html.field")}</th><th>{page.Both("html.code")}</th><th>{page.Both("html.times")}</th><th>%</th></tr></thead>\n<tbody>");
        foreach (var field in report.Codes)
        {
            foreach (var code in field.Codes.Take(CodesAField))
                text.WriteLine($"<tr><td>{HtmlWords.Pointer(field.Path)}</td><td>{(code.Code is not null ? $"<code>{HtmlWords.Escape(code.Code)}</code>" : page.Both("html.otherCodes"))}{(code.IsListed || code.Code is null ? "" : $" {page.Both("html.unlisted")}")}</td><td class=\"number\">{code.Times:N0}</td><td class=\"number\">{Math.Floor(1000m * code.Times / field.Values) / 10}</td></tr>");
            if (field.Codes.Count > CodesAField)
                text.WriteLine($"<tr><td>{HtmlWords.Pointer(field.Path)}</td><td>{page.Both("html.moreCodes", field.Codes.Count - CodesAField)}</td><td class=\"number\">{field.Codes.Skip(CodesAField).Sum(code => code.Times):N0}</td><td></td></tr>");
        }

        text.WriteLine("</tbody>\n</table></div>\n</details>");
    }

    private FieldTable? FieldTexts() => report.Version is { } version && SchemaFolder.Current.Has(ItemSchema(version))
        ? StandardSchema.Load(version, ItemKind(version)).Fields
        : null;

    private static string ItemSchema(StandardVersion version) => $"{version.Folder}/{StandardVersion.SchemaFile(ItemKind(version))}";

    private static DocumentKind ItemKind(StandardVersion version) => version.Standard == Standard.Oc4ids ? DocumentKind.Project : DocumentKind.Release;
}
