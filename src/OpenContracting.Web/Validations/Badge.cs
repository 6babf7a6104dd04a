using System.Globalization;
using System.Text;
using System.Xml;
using OpenContracting.Validation;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Validations;

/// <summary>A picture of the four verdicts for a publisher's own page; four fields, since one would say more than is known.</summary>
public static class Badge
{
    private const int Height = 20;
    private const int Padding = 8;

    public static byte[] Draw(SubmissionSummary summary, string language)
    {
        var fields = Fields(summary, language).ToList();
        return Draw(fields, PortalTexts.All.Format(language, "badge.title", string.Join(", ", fields.Select(field => field.Text))));
    }

    /// <summary>Fields side by side, each on its colour.</summary>
    public static byte[] Draw(IReadOnlyList<(string Text, string Colour)> fields, string title)
    {
        var width = fields.Sum(field => Width(field.Text));
        using var picture = new MemoryStream();
        using (var svg = XmlWriter.Create(picture, new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) }))
        {
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(svg, ("width", width), ("height", Height), ("viewBox", $"0 0 {width} {Height}"), ("role", "img"), ("aria-label", title));
            svg.WriteElementString("title", title);
            var x = 0;
            foreach (var (text, colour) in fields)
            {
                svg.WriteStartElement("rect");
                Attributes(svg, ("x", x), ("width", Width(text)), ("height", Height), ("fill", colour));
                svg.WriteEndElement();
                svg.WriteStartElement("text");
                Attributes(svg, ("x", x + Padding), ("y", 14), ("fill", "#fff"), ("font-family", "Verdana,DejaVu Sans,sans-serif"), ("font-size", 11),
                    ("textLength", Width(text) - 2 * Padding), ("lengthAdjust", "spacingAndGlyphs"));
                svg.WriteString(text);
                svg.WriteEndElement();
                x += Width(text);
            }

            svg.WriteEndElement();
        }

        return picture.ToArray();
    }

    private static IEnumerable<(string Text, string Colour)> Fields(SubmissionSummary summary, string language)
    {
        yield return (summary.Version ?? "?", "#0d2a44");
        foreach (var verdict in summary.Verdicts)
        {
            var says = verdict.Percentage is { } percentage
                ? percentage.ToString("0", CultureInfo.InvariantCulture) + " %"
                : PortalTexts.All[language, $"badge.{Word.Of(verdict.Outcome)}"];
            yield return ($"{PortalTexts.All[language, $"badge.{Word.Of(verdict.Kind)}"]}: {says}", Colour(verdict));
        }
    }

    private static string Colour(Verdict verdict) => verdict switch
    {
        { Outcome: VerdictOutcome.Unknown } => "#4a5a66",
        { Outcome: VerdictOutcome.Failed } => "#a3242a",
        { Percentage: not null } => "#0a4f7d",
        _ => "#17705a",
    };

    /// <summary>No fonts are measured here; the drawing fits the text to this width.</summary>
    private static int Width(string text) => text.Length * 7 + 2 * Padding;

    private static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            svg.WriteAttributeString(name, string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }
}
