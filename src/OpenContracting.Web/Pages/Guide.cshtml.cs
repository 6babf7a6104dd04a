using System.Text.RegularExpressions;
using Markdig;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages;

/// <summary>How the data are searched, paged, followed, downloaded and compared, with commands to copy; its text is in <c>Guide.es.md</c> and <c>Guide.en.md</c>.</summary>
public sealed partial class GuideModel(PublicAddress address) : PortalPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGenericAttributes().DisableHtml().Build();

    public string Text { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(typeof(GuideModel).Assembly.GetManifestResourceStream($"Pages/Guide.{T.Language}.md")!);
        var text = (await reader.ReadToEndAsync(cancellation)).Replace("{base}", address.Base);
        // What is wide scrolls by itself and not the page, and can be reached by keyboard; a table goes by the heading it stands under.
        var name = $"aria-label=\"{T["guide.title"]}\"";
        Text = HeadingOrTable().Replace(Markdown.ToHtml(text, Pipeline).Replace("<pre>", "<pre tabindex=\"0\">"), found =>
        {
            if (found.Groups["id"] is { Success: true } id)
                name = $"aria-labelledby=\"{id.Value}\"";
            return found.Value == "<table>" ? $"<div class=\"table\" role=\"region\" tabindex=\"0\" {name}><table>" : found.Value;
        }).Replace("</table>", "</table></div>");
    }

    [GeneratedRegex("<h2 id=\"(?<id>[^\"]+)\"[^>]*>|<table>")]
    private static partial Regex HeadingOrTable();
}
