namespace OpenContracting.People.Usage;

/// <summary>Who asks, as far as the agent says it.</summary>
public enum AgentClass
{
    /// <summary>A browser that somebody sits at.</summary>
    Person,

    /// <summary>A program that somebody uses: an API client, a feed reader, a downloader.</summary>
    Machine,

    /// <summary>A crawler or a monitor, by the list of robots; counted apart and never with the others.</summary>
    Robot,
}
