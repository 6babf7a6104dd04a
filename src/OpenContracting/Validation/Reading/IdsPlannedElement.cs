using OpenContracting.Standards.Ids;

namespace OpenContracting.Validation.Reading;

/// <summary>An element of the CoST standard as <see cref="IdsPlan"/> has it.</summary>
internal sealed class IdsPlannedElement
{
    public required IdsElement Element { get; init; }

    /// <summary>What is asked, as it is walked.</summary>
    public IdsGroup Group => field ??= IdsGroup.Of(Element);

    /// <summary>Places that must all have a value.</summary>
    public required int[] Places { get; init; }

    /// <summary>Of each of these, one place must have a value.</summary>
    public required int[][] Alternatives { get; init; }

    /// <summary>Whether the places say all, of any project.</summary>
    public required bool IsTold { get; init; }

    /// <summary>The parts that say the rest, of a project that is as the schema has it; null when only a walk does.</summary>
    public required int[]? Parts { get; init; }

    public required int Stage { get; init; }

    public required int[] Exemptions { get; init; }
}
