namespace OpenContracting.Storage.Projects;

public enum DecisionKind
{
    /// <summary>The process (subject) is, or is not, infrastructure.</summary>
    Infrastructure,

    /// <summary>The process (subject) belongs to the project (target), or to none but its own when there is no target.</summary>
    Membership,

    /// <summary>The process (subject) and another (target) are, or are not, one project.</summary>
    SameProject,

    /// <summary>The project (subject) is withdrawn.</summary>
    Withdrawal,

    /// <summary>The publication (subject, its id) that was stopped for its many changes may, or may not, go out.</summary>
    MassChange,

    /// <summary>The code of the budget (subject, <c>scheme:code</c>) is, or is not, the project's (target); said by hand or by the crosswalk.</summary>
    BudgetCode,

    /// <summary>As <see cref="BudgetCode"/>, in answer to a proposal.</summary>
    BudgetProposal,

    /// <summary>The content of a version (target, its number) of the project (subject) was taken out for good.</summary>
    Redaction,
}
