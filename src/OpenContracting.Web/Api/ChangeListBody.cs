namespace OpenContracting.Web.Api;

/// <summary>A piece of the change feed.</summary>
public sealed record ChangeListBody
{
    public required long Since { get; init; }

    /// <summary>The number of the last change there is; whoever has read up to it is up to date.</summary>
    public required long Last { get; init; }
    public DateTimeOffset? DataAsOf { get; init; }
    public required IReadOnlyList<ChangeBody> Changes { get; init; }

    /// <summary>Where to go on, now or tomorrow: always there, also when there was nothing new.</summary>
    public required PageLinks Links { get; init; }
}
