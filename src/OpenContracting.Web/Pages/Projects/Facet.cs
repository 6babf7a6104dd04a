using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>One kind of choice among the filters, with how many works each choice would leave.</summary>
public sealed record Facet(string Name, IReadOnlyList<FacetChoice> Choices, int Hidden)
{
    public bool HasChosen => Choices.Any(choice => choice.IsChosen);

    /// <summary>The most frequent choices; those chosen are always among them, with a count of nought if need be.</summary>
    public static Facet Make(
        string name, IReadOnlyList<string> chosen, IReadOnlyList<FacetCount> counts, int most, Func<string, string> title)
    {
        var shown = counts.Take(most).ToList();
        shown.AddRange(chosen.Where(code => shown.All(count => count.Code != code))
            .Select(code => counts.FirstOrDefault(count => count.Code == code) ?? new FacetCount(code, 0)));
        return new Facet(
            name,
            [.. shown.Select(count => new FacetChoice(count.Code, title(count.Code), count.Projects, chosen.Contains(count.Code)))],
            Math.Max(0, counts.Count - shown.Count));
    }
}
