using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Validation;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>One rule: what must hold, why it matters, an example, what is left out, how to mend; from the check's own texts.</summary>
public sealed class RuleModel : PortalPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public KnownRule Rule { get; private set; } = null!;

    /// <summary>A check's texts; null for a rule of the engine, which has a title and advice alone.</summary>
    public CheckText? Text { get; private set; }

    public IActionResult OnGet(string id)
    {
        if (KnownRule.Find(id) is not { } rule)
            return NotFound();
        Rule = rule;
        Text = rule.Check is { } check ? CheckText.Of(check, T.Language) : null;
        return Page();
    }

    public static IHtmlContent Html(string markdown) => new HtmlString(Markdown.ToHtml(markdown, Pipeline));
}
