using OpenContracting.People.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>A line of figures: one month, project, file …, with people, machines and robots apart.</summary>
public sealed record UsageLine(string Key, IReadOnlyDictionary<AgentClass, UsageCounts> Counts)
{
    public UsageCounts Of(AgentClass agent) => Counts.GetValueOrDefault(agent, UsageCounts.None);
}
