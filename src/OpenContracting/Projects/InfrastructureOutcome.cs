namespace OpenContracting.Projects;

/// <summary>Whether a contracting process is public infrastructure.</summary>
public enum InfrastructureOutcome
{
    /// <summary>Not infrastructure.</summary>
    No,

    /// <summary>A person must decide; never published on its own.</summary>
    Review,

    /// <summary>Infrastructure.</summary>
    Yes,
}
