using OpenContracting.Web.Links;

namespace OpenContracting.Web.Api;

/// <summary>How many addresses of documents answered what, each counted once.</summary>
public sealed record LinkCountBody
{
    /// <summary>The institution; absent for all together.</summary>
    public string? Id { get; init; }

    /// <summary>The institution's name; absent for all together.</summary>
    public string? Name { get; init; }

    /// <summary>All of them: the five below together.</summary>
    public required int Addresses { get; init; }

    /// <summary>Those that answered with the document.</summary>
    public required int Reachable { get; init; }

    /// <summary>Those whose server says that there is nothing (404, 410).</summary>
    public required int Gone { get; init; }

    /// <summary>Those that gave no answer that tells.</summary>
    public required int Unanswered { get; init; }

    /// <summary>Those that were not asked: the site's robots.txt does not want it, or it is no public address.</summary>
    public required int LeftAlone { get; init; }

    /// <summary>Those whose turn has not come yet.</summary>
    public required int NotChecked { get; init; }

    /// <summary>Per cent of those asked that answered; absent when none was.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>When one of them was last asked.</summary>
    public DateTimeOffset? LastChecked { get; init; }

    public static LinkCountBody Of(LinkCount count, string? id = null, string? name = null) => new()
    {
        Id = id,
        Name = name,
        Addresses = count.Addresses,
        Reachable = count.Reachable,
        Gone = count.Gone,
        Unanswered = count.Unanswered,
        LeftAlone = count.LeftAlone,
        NotChecked = count.NotChecked,
        Percentage = count.Share,
        LastChecked = count.LastChecked,
    };
}
