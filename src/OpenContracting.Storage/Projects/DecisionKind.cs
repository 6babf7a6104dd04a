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

    /// <summary>The content of a version (target, its number) of the project (subject) was taken out for good.</summary>
    Redaction,
}
