namespace OpenContracting.Web.Api;

/// <summary>A piece of the change feed.</summary>
public sealed record ChangeListBody
{
    /// <summary>The number that was asked from.</summary>
    public required long Since { get; init; }

    /// <summary>The number of the last change there is; whoever has read up to it is up to date.</summary>
    public required long Last { get; init; }

    /// <summary>The time the data speak of; absent before the first publication.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>The changes after that number, in their order.</summary>
    public required IReadOnlyList<ChangeBody> Changes { get; init; }

    /// <summary>Where to go on, now or tomorrow: always there, also when there was nothing new.</summary>
    public required PageLinks Links { get; init; }
}
