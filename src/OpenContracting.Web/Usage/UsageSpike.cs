using OpenContracting.People.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>A month in which one thing was looked at far more than before: perhaps news, perhaps a robot that says it is a browser.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Kind">project, institution, file, dataset or page.</param>
/// <param name="Item">Its id.</param>
/// <param name="Agent">Of people, or of programs.</param>
/// <param name="Count">Looks in that month.</param>
/// <param name="Usual">The mean of the twelve months before, those without a count included.</param>
public sealed record UsageSpike(DateOnly Month, string Kind, string Item, AgentClass Agent, long Count, decimal Usual);
