namespace OpenContracting.Budgets;

/// <summary>What a person said of a code and a project: that they are one, or that they are not.</summary>
/// <param name="System">One of <see cref="BudgetSystem.All"/>.</param>
/// <param name="Code">The code there.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Accepted">Whether they are one.</param>
/// <param name="OfProposal">Whether it answers a proposal; else it was given by hand or by the crosswalk.</param>
public sealed record BudgetLink(string System, string Code, string ProjectId, bool Accepted, bool OfProposal);
