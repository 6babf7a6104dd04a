namespace OpenContracting.Projects.Classification;

/// <summary>Words of a text that belong to a class of words.</summary>
/// <param name="Class">The class, as the rule file names it.</param>
/// <param name="Start">The position of the first word.</param>
/// <param name="Length">How many words.</param>
internal readonly record struct WordMatch(string Class, int Start, int Length)
{
    /// <summary>The position after the last word.</summary>
    public int End => Start + Length;
}
