using Markdig;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages;

/// <summary>How the data are searched, paged, followed, downloaded and compared, with commands to copy; its text is in <c>Guide.es.md</c> and <c>Guide.en.md</c>.</summary>
public sealed class GuideModel(PublicAddress address) : PortalPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGenericAttributes().DisableHtml().Build();

    public string Text { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var name = $"Pages/Guide.{T.Language}.md";
        using var reader = new StreamReader(typeof(GuideModel).Assembly.GetManifestResourceStream(name)!);
        var text = (await reader.ReadToEndAsync(cancellation)).Replace("{base}", address.Base);
        // What is wide scrolls by itself and not the page, and can be reached by keyboard.
        Text = Markdown.ToHtml(text, Pipeline)
            .Replace("<pre>", "<pre tabindex=\"0\">")
            .Replace("<table>", "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" + T["guide.title"] + "\"><table>")
            .Replace("</table>", "</table></div>");
    }
}
