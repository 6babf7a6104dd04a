namespace OpenContracting.Projects.Classification;

/// <summary>The words of a text as they are compared.</summary>
internal static class FoldedWords
{
    /// <summary>The words in order.</summary>
    public static List<string> Of(string? text) => [.. FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
