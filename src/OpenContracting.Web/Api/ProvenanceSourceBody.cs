using OpenContracting.Projects;

namespace OpenContracting.Web.Api;

/// <summary>How a value of a project was made.</summary>
public sealed record ProvenanceSourceBody
{
    /// <summary>Where it stands in the project.</summary>
    public required string At { get; init; }

    /// <summary>The process it comes from: an ocid, or <c>num:</c> and a number.</summary>
    public string? Process { get; init; }

    /// <summary>The path in the compiled release.</summary>
    public required string From { get; init; }

    /// <summary>The rule of the mapping.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether it was concluded rather than stated.</summary>
    public bool Inferred { get; init; }

    /// <summary>The words it was concluded from.</summary>
    public string? Evidence { get; init; }

    public static ProvenanceSourceBody Of(ValueSource source) => new()
    {
        At = source.At,
        Process = source.Process.Length == 0 ? null : source.Process,
        From = source.Source,
        Rule = source.Rule,
        Inferred = source.Inferred,
        Evidence = source.Evidence,
    };
}
