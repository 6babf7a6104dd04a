namespace OpenContracting.Web.Sources;

/// <summary>What an administrator says of a source; null leaves a field as it is.</summary>
public sealed record SourceFields
{
    /// <summary>The source system its exports belong to.</summary>
    public string? Source { get; init; }
    public string? Strategy { get; init; }
    public string? Address { get; init; }
    public string? Cron { get; init; }

    /// <summary>Empty for as far back as the window goes.</summary>
    public string? FirstMonth { get; init; }
    public string? Window { get; init; }

    /// <summary>Empty for the instance's own number.</summary>
    public string? SilentDays { get; init; }

    /// <summary>Empty for none.</summary>
    public string? Licence { get; init; }

    /// <summary>PEM; empty for none.</summary>
    public string? Certificates { get; init; }

    /// <summary>Parted by commas.</summary>
    public string? PrivateHosts { get; init; }
}
