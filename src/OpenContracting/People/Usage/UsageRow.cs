namespace OpenContracting.People.Usage;

/// <summary>What one line of counts is of.</summary>
/// <param name="Day">A day of Panama.</param>
/// <param name="Item">What was used; of the kind <see cref="Visits"/> for the visits to everything.</param>
/// <param name="Agent">By whom.</param>
public readonly record struct UsageRow(DateOnly Day, UsageItem Item, AgentClass Agent)
{
    /// <summary>The kind of the item that stands for everything: its sessions are visits.</summary>
    public const string Visits = "visits";
}
