using System.Collections.Frozen;
using OpenContracting.Standards;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation;

/// <summary>What every check of a run may ask.</summary>
public sealed record CheckSettings
{
    /// <summary>The version of the standard the document is read by.</summary>
    public required StandardVersion Version { get; init; }

    /// <summary>The moment of the run, in UTC; rules about the future and about age measure from here.</summary>
    public required DateTimeOffset Now
    {
        get;
        init
        {
            field = value;
            // Somewhere it is still today for twelve hours after midnight in UTC.
            EndOfToday = new DateTimeOffset(value.UtcDateTime.Date, TimeSpan.Zero).AddHours(36);
        }
    }

    /// <summary>The first moment that is today nowhere any more.</summary>
    internal DateTimeOffset EndOfToday { get; private init; }

    /// <summary>The codelists of that version, extensions included, by file name.</summary>
    public IReadOnlyDictionary<string, Codelist> Codelists { get; init; } = FrozenDictionary<string, Codelist>.Empty;

    /// <summary>The lists that others keep, as far as they are at hand.</summary>
    public RegisterSet Registers { get; init; } = RegisterSet.Of();

    /// <summary>Asks of addresses whether they answer; null to stay off the network.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<bool>>? Links { get; init; }

    /// <summary>Whether there are two documents, and this is the run over one of them.</summary>
    public bool Compares { get; init; }
}
