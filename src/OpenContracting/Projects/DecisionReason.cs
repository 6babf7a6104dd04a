namespace OpenContracting.Projects;

/// <summary>One rule that matched: its stable code, and the words or value that made it match.</summary>
/// <param name="Rule">The rule's kebab-case code; its texts are in the rule table.</param>
/// <param name="Evidence">What was found, as it stands in the data.</param>
public sealed record DecisionReason(string Rule, string Evidence);
