namespace OpenContracting.Web.Pages.Learn;

/// <summary>A question about the data as they are now, with where to find the answer.</summary>
public sealed record Exercise
{
    /// <summary>The question, in the reader's language.</summary>
    public required string Question { get; init; }

    /// <summary>The page on which the answer can be seen.</summary>
    public required string Page { get; init; }

    /// <summary>What is right: a number, or the value of an option.</summary>
    public required string Answer { get; init; }

    /// <summary>What to choose from; empty when a number is asked for.</summary>
    public IReadOnlyList<(string Value, string Label)> Options { get; init; } = [];

    /// <summary>Numbers may be grouped, and written with a sign of percent or balboas.</summary>
    public bool IsRight(string answer) => Options.Count > 0 ? answer == Answer : Digits(answer) == Answer;

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);
}
