namespace OpenContracting.Standards.Ids;

/// <summary>One element of the CoST Infrastructure Data Standard and where OC4IDS holds it.</summary>
public sealed record IdsElement
{
    /// <summary>The id: <c>proactive-project-identification-01</c>, <c>sustainability-2.8</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How it is to be disclosed.</summary>
    public required IdsSet Set { get; init; }

    /// <summary>Whose life it follows.</summary>
    public required IdsLevel Level { get; init; }

    /// <summary>The phase (<c>identification</c>, <c>procurement</c> …); null in the sustainability modules.</summary>
    public string? Phase { get; init; }

    /// <summary>The sustainability module (<c>climate-finance</c>); null in the core. Texts: <c>ids.module.*</c>, <c>ids.phase.*</c>.</summary>
    public string? Module { get; init; }

    /// <summary>The Spanish name, ours: there is no official one.</summary>
    public required string Es { get; init; }

    /// <summary>The English name.</summary>
    public required string En { get; init; }

    /// <summary>The OC4IDS paths, without array positions or leading slash, that must all be present.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The codes that must stand beside them, every condition.</summary>
    public required IReadOnlyList<IdsCodeCondition> Conditions { get; init; }

    /// <summary>From when on it is due.</summary>
    public required IdsStage DueFrom { get; init; }

    /// <summary>When it cannot apply: any one of these.</summary>
    public required IReadOnlyList<IdsExemption> NotApplicableWhen { get; init; }

    /// <summary>The element that asks for the same in another module; null when there is none.</summary>
    public string? SameAs { get; init; }

    /// <summary>The name in a language (<c>es</c> or <c>en</c>).</summary>
    public string Name(string language) => language == "en" ? En : Es;

    /// <summary>Whether it is due, given the project's status and those of its processes.</summary>
    /// <remarks>What is due of a process is due as soon as one process has come so far; without processes it is not.</remarks>
    public bool IsDue(string? projectStatus, IEnumerable<string?> processStatuses) =>
        DueFrom.Level == IdsLevel.Project
            ? DueFrom.IsReached(projectStatus)
            : processStatuses.Any(status => DueFrom.IsReached(status));
}
