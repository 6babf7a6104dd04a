namespace OpenContracting.Web.Pages.Learn;

/// <summary>A lesson of some minutes: its text is <c>Lessons/{id}.es.md</c> and <c>.en.md</c>, its question is asked of the data as they are today.</summary>
/// <param name="Id">Its name in addresses and files.</param>
/// <param name="Audience">Whom it is for: the key of a text.</param>
public sealed record Lesson(string Id, string Audience)
{
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new("find-your-works", "neighbour"), new("follow-the-money", "journalist"), new("who-competes", "organization"),
        new("what-is-missing", "auditor"), new("where-it-comes-from", "officer"),
    ];

    private const int QuestionsOfPath = 6;

    /// <summary>Where the path goes on: questions for the same readers, and for those nearest to them.</summary>
    public IEnumerable<Recipe> Questions
    {
        get
        {
            string[] readers = Audience switch
            {
                "organization" => ["organisation", "analyst"],
                "officer" => ["official", "auditor"],
                _ => [Audience],
            };
            return readers.SelectMany(reader => Recipe.All.Where(recipe => recipe.Audience == reader)).Take(QuestionsOfPath);
        }
    }
}
