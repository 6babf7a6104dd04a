namespace OpenContracting.Projects;

/// <summary>Why two processes are in one project: the rule and what it saw.</summary>
/// <param name="Rule">The rule's kebab-case code: <c>crosswalk</c>, <c>project-id</c>, <c>related-process</c>, <c>re-tender</c>, <c>quoted-contract</c>.</param>
/// <param name="From">One process.</param>
/// <param name="To">The other.</param>
/// <param name="Evidence">The id, number or decision that links them.</param>
public sealed record GroupLink(string Rule, string From, string To, string Evidence);
