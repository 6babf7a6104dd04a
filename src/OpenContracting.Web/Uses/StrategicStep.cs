namespace OpenContracting.Web.Uses;

/// <summary>A step from a look to an effect; those of uses are public one by one, so few are not hidden.</summary>
public sealed record StrategicStep(string Name, long Count, bool IsOfUses);
