namespace OpenContracting.People.Worksheets;

/// <summary>The score that stands for an indicator.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Confirmed">What the second reader said: true that they agree, false that they do not; null as long as nobody read it.</param>
public sealed record IndexAnswer(decimal Score, bool? Confirmed);
