namespace OpenContracting.Web.Queries;

/// <summary>A public authority with what its published projects come to.</summary>
public sealed record InstitutionRow(string Id, string Name, int Works, int InExecution, int Overdue, Amount? Value);
