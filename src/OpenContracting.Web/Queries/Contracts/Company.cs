namespace OpenContracting.Web.Queries.Contracts;

/// <summary>A tenderer or supplier, by its party id.</summary>
public sealed record Company(string Id, string Name)
{
    /// <summary>Natural persons go by an id of ours (<see cref="Releases.Privacy"/>); they have no page and are not compared.</summary>
    public bool IsPerson => Id.StartsWith("persona-", StringComparison.Ordinal) || Id.Contains("-persona-", StringComparison.Ordinal);
}
