namespace OpenContracting.Web.Api;

/// <summary>How the instance is doing.</summary>
public sealed record StatusBody
{
    /// <summary>True when all data are made up.</summary>
    public required bool Demo { get; init; }

    /// <summary>What the public sees now; absent until the first publication.</summary>
    public PublicationBody? Publication { get; init; }

    /// <summary>The exports received last.</summary>
    public required IReadOnlyList<ExportBody> Exports { get; init; }

    /// <summary>Rows in quarantine, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Quarantine { get; init; }

    /// <summary>The last runs of the chain of jobs, newest first.</summary>
    public required IReadOnlyList<RunBody> Runs { get; init; }
}
