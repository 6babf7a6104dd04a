using OpenContracting.Validation;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>Every rule the validator knows.</summary>
public sealed class RulesModel : PortalPage
{
    public string Query { get; private set; } = "";

    public IReadOnlyList<KnownRule> Found { get; private set; } = [];

    public void OnGet(string? q)
    {
        Query = q?.Trim() ?? "";
        var words = FoldedText.Fold(Query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Found = [.. KnownRule.All.Where(rule =>
        {
            var text = FoldedText.Fold($"{rule.Code} {NoticeTexts.Title(rule.Code, T.Language)}");
            return words.All(word => text.Contains(word, StringComparison.Ordinal));
        })];
    }
}
