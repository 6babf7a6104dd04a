namespace OpenContracting.Validation.Schema;

/// <summary>What the presence of a property asks of its object.</summary>
/// <param name="Name">The property.</param>
/// <param name="Required">Names that must then be there too.</param>
/// <param name="Node">What the object must then be; null when only names are asked for.</param>
internal sealed record PlanDependency(string Name, string[] Required, PlanNode? Node);
