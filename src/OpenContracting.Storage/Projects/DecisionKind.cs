namespace OpenContracting.Storage.Projects;

public enum DecisionKind
{
    /// <summary>The process (subject) is, or is not, infrastructure.</summary>
    Infrastructure,

    /// <summary>The process (subject) belongs, or does not belong, to the project (target).</summary>
    Membership,

    /// <summary>The project (subject) is, or is not, the same as another (target).</summary>
    SameProject,

    /// <summary>The project (subject) is withdrawn.</summary>
    Withdrawal,

    /// <summary>The publication held back for its many changes (subject) may, or may not, go out.</summary>
    MassChange,
}
