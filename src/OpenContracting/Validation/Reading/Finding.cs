namespace OpenContracting.Validation.Reading;

/// <summary>Something found in an item, before it is made into a notice.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Entry">The value it was found at.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="DidYouMean">The nearest right value.</param>
/// <param name="Other">A second value the sentence names the place of; -1 for none.</param>
/// <param name="Shown">The value to show when it is another one; -1 for the value itself.</param>
/// <param name="Arguments">Further facts for the sentence.</param>
internal readonly record struct Finding(
    Rule Rule, int Entry, string? Expected = null, string? DidYouMean = null, int Other = -1, int Shown = -1,
    string[]? Arguments = null);
