namespace OpenContracting.Budgets;

/// <summary>How it is known that a code and a project are one, the strongest first.</summary>
public enum BudgetMethod
{
    /// <summary>The project's own data name the code.</summary>
    Declared,

    /// <summary>The crosswalk names both.</summary>
    Given,

    /// <summary>A likeness that a person looked at and accepted.</summary>
    Reviewed,
}
