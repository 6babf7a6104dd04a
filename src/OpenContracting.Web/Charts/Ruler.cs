using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace OpenContracting.Web.Charts;

/// <summary>An amount drawn as a draughtsman's dimension line, in proportion to the largest beside it.</summary>
/// <remarks>Widths are percentages of an SVG without a view box: the line fits any column and its text stays text.</remarks>
public static class Ruler
{
    /// <param name="share">The amount as a share of the whole line, 0 to 1.</param>
    /// <param name="kind">The class that colours it: <c>before</c>, <c>more</c>, <c>less</c>, <c>done</c> or none.</param>
    /// <param name="from">Where the amount begins, as a share of the whole line.</param>
    public static IHtmlContent Draw(decimal share, string kind = "", decimal from = 0)
    {
        var (start, end) = (Percent(from), Percent(Math.Clamp(from + share, 0, 1)));
        var drawing = new StringBuilder("<svg height=\"18\" aria-hidden=\"true\">")
            .Append("<line class=\"rule\" x1=\"0\" x2=\"100%\" y1=\"9\" y2=\"9\"/>")
            .Append(CultureInfo.InvariantCulture, $"<line class=\"span {kind}\" x1=\"{start}\" x2=\"{end}\" y1=\"9\" y2=\"9\"/>")
            .Append(CultureInfo.InvariantCulture, $"<line class=\"tick\" x1=\"{start}\" x2=\"{start}\" y1=\"1\" y2=\"17\"/>")
            .Append(CultureInfo.InvariantCulture, $"<line class=\"tick\" x1=\"{end}\" x2=\"{end}\" y1=\"1\" y2=\"17\"/>");
        return new HtmlString(drawing.Append("</svg>").ToString());
    }

    public static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
