using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries.Weeks;

/// <summary>What became known of public works in a week, by the change feed.</summary>
public sealed record WeekReport
{
    public required Week Week { get; init; }

    /// <summary>Times the data were published.</summary>
    public required int Publications { get; init; }

    /// <summary>Works published for the first time: how many, and those of the largest amounts.</summary>
    public required int New { get; init; }
    public required IReadOnlyList<ProjectRow> Newest { get; init; }

    /// <summary>Works known before of which something changed, and how many of them were compared with what they were.</summary>
    public required int Changed { get; init; }
    public required int Compared { get; init; }
    public required IReadOnlyList<WeekSection> Sections { get; init; }

    /// <summary>Works that left: merged into another, withdrawn, left out for errors; how many, and the first of them.</summary>
    public required int GoneCount { get; init; }
    public required IReadOnlyList<(string Id, string? Title, ChangeKind Kind)> Gone { get; init; }

    // What people did with the data.
    public required int Uses { get; init; }
    public required int Observations { get; init; }
    public required int Recommendations { get; init; }

    /// <summary>Whether nothing at all happened.</summary>
    public bool IsQuiet => Publications == 0 && Uses == 0 && Observations == 0 && Recommendations == 0;
}
