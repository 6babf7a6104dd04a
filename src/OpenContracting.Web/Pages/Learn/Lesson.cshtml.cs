using Markdig;
using Microsoft.AspNetCore.Mvc;

namespace OpenContracting.Web.Pages.Learn;

public sealed class LessonModel(Exercises exercises) : PortalPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public Lesson Lesson { get; private set; } = null!;

    /// <summary>The lesson after this one; null after the last.</summary>
    public Lesson? Next { get; private set; }

    public string Text { get; private set; } = "";

    public Exercise? Exercise { get; private set; }

    /// <summary>What the reader answered; kept nowhere.</summary>
    [FromQuery(Name = "answer")]
    public string? Answer { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        var lessons = Lesson.All;
        var at = lessons.TakeWhile(lesson => lesson.Id != id).Count();
        if (at == lessons.Count)
            return NotFound();
        Lesson = lessons[at];
        Next = lessons.ElementAtOrDefault(at + 1);
        using var reader = new StreamReader(typeof(LessonModel).Assembly.GetManifestResourceStream($"Pages/Learn/Lessons/{id}.{T.Language}.md")!);
        Text = Markdown.ToHtml(await reader.ReadToEndAsync(cancellation), Pipeline);
        Exercise = await exercises.AskAsync(id, cancellation);
        return Page();
    }
}
