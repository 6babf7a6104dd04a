using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Charts;

/// <summary>Stretches of time, one line each, under an axis of years and beside today.</summary>
public sealed class TimeStrip(DateTimeOffset today, string todayLabel)
{
    private const int LineHeight = 42;
    private const int Top = 26;

    private readonly List<(string Label, Span Span, string Kind)> lines = [];

    public bool IsEmpty => lines.Count == 0;

    /// <param name="label">What the stretch is.</param>
    /// <param name="span">Its ends; one may be unknown.</param>
    /// <param name="kind"><c>plan</c> or <c>real</c>.</param>
    public void Add(string label, Span? span, string kind)
    {
        if (span is not null)
            lines.Add((label, span, kind));
    }

    public IHtmlContent Draw(string description)
    {
        var dates = lines.SelectMany(line => new[] { line.Span.Start, line.Span.End }).OfType<DateTimeOffset>().ToList();
        var (first, last) = (dates.Min().AddDays(-20), dates.Max().AddDays(20));
        if (today > first.AddYears(-1) && today < last.AddYears(1))
            (first, last) = (Min(first, today.AddDays(-20)), Max(last, today.AddDays(20)));
        if (last - first < TimeSpan.FromDays(90))
            last = first.AddDays(90);

        string At(DateTimeOffset date) => Ruler.Percent((decimal)Math.Clamp((date - first) / (last - first), 0, 1));
        var height = Top + lines.Count * LineHeight + 4;
        var drawing = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg height=\"{height}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(description)}\">");
        var years = last.Year - first.Year;
        var every = Math.Max(1, (years + 5) / 6);
        for (var year = first.Year + 1; year <= last.Year; year += every)
        {
            var at = At(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
            drawing.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{at}\" x2=\"{at}\" y1=\"18\" y2=\"{height}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{at}\" y=\"12\" text-anchor=\"middle\">{year}</text>");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var (label, span, kind) = lines[i];
            var y = Top + i * LineHeight + 28;
            // An unknown end: the stroke stops where knowledge does, marked as a point.
            var (start, end) = (At(span.Start ?? span.End!.Value), At(span.End ?? span.Start!.Value));
            drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y - 12}\">{HtmlEncoder.Default.Encode(label)}</text>")
                .Append(CultureInfo.InvariantCulture, $"<line class=\"{kind}\" x1=\"{start}\" x2=\"{end}\" y1=\"{y}\" y2=\"{y}\"/>");
            foreach (var edge in new[] { start, end }.Distinct())
                drawing.Append(CultureInfo.InvariantCulture, $"<line class=\"tick\" stroke=\"currentColor\" x1=\"{edge}\" x2=\"{edge}\" y1=\"{y - 7}\" y2=\"{y + 7}\"/>");
        }

        if (today > first && today < last)
        {
            var now = (today - first) / (last - first);
            drawing.Append(CultureInfo.InvariantCulture, $"<line class=\"today\" x1=\"{At(today)}\" x2=\"{At(today)}\" y1=\"16\" y2=\"{height}\"/>")
                .Append(CultureInfo.InvariantCulture,
                    $"<text class=\"today-label\" x=\"{At(today)}\" y=\"{height - 2}\" dx=\"{(now > 0.8 ? -5 : 5)}\" text-anchor=\"{(now > 0.8 ? "end" : "start")}\">{HtmlEncoder.Default.Encode(todayLabel)}</text>");
        }

        return new HtmlString(drawing.Append("</svg>").ToString());
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
