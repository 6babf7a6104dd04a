namespace OpenContracting.Standards;

/// <summary>What a document is: standard, version and kind, told from the keys of its top level.</summary>
public sealed record DocumentIdentity
{
    /// <summary>The version that OCDS 1.1 packages without <c>version</c> are read by.</summary>
    /// <remarks>
    /// The text of the standard says 1.0; the Data Review Tool reads them as 1.1. Ours does as the tool, since 1.0 has no
    /// <c>version</c> and would hide that it is missing. Pass another to <see cref="Detect"/> to follow the text.
    /// </remarks>
    public static StandardVersion MissingOcdsVersion { get; } = StandardVersion.Ocds115;

    /// <summary>The kind; null when it cannot be told.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>The version to read the document by; null when not even the standard can be told.</summary>
    public StandardVersion? Version { get; init; }

    /// <summary>What the document itself says in <c>version</c>; null when it says nothing.</summary>
    public string? Declared { get; init; }

    /// <summary>The addresses in <c>extensions</c>, as written and in order.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>What is odd about it; empty for a proper package.</summary>
    public IReadOnlyList<DocumentProblem> Problems { get; init; } = [];

    /// <summary>Whether the whole top level was seen; false when the bytes given ended before.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Tells what a document is.</summary>
    /// <param name="utf8">The document, or its first bytes.</param>
    /// <param name="folder">The schemas at hand; the current ones when null.</param>
    /// <param name="missingOcdsVersion">See <see cref="MissingOcdsVersion"/>.</param>
    /// <remarks>Never throws on bad input: broken JSON is judged by what comes before the break.</remarks>
    public static DocumentIdentity Detect(
        ReadOnlySpan<byte> utf8, SchemaFolder? folder = null, StandardVersion? missingOcdsVersion = null)
    {
        var keys = TopLevelKeys.Read(utf8);
        var problems = new List<DocumentProblem>();
        var kind = KindOf(keys);
        if (kind is null)
            problems.Add(new(DocumentProblem.UnknownKind, "", keys.FirstKey,
                "projects, releases, records, ocid, contractingProcesses"));
        return new()
        {
            Kind = kind,
            Version = VersionOf(keys, kind, folder ?? SchemaFolder.Current, missingOcdsVersion, problems),
            Declared = keys.Version,
            Extensions = keys.Extensions,
            Problems = problems,
            IsWhole = keys.IsWhole,
        };
    }

    private static DocumentKind? KindOf(TopLevelKeys keys)
    {
        if (keys.Has("projects"))
            return DocumentKind.ProjectPackage;
        // Like the Data Review Tool: a package with both is a record package.
        if (keys.Has("records"))
            return DocumentKind.RecordPackage;
        if (keys.Has("compiledRelease") || keys.Has("versionedRelease"))
            return DocumentKind.Record;
        if (keys.Has("releases"))
            return keys.Has("ocid") ? DocumentKind.Record : DocumentKind.ReleasePackage;
        if (keys.Has("ocid"))
            return DocumentKind.Release;
        if (keys.Id?.StartsWith("oc4ids-", StringComparison.Ordinal) == true || keys.HasProjectKey)
            return DocumentKind.Project;
        if (!keys.Has("publisher") && !keys.Has("publishedDate"))
            return null;
        // A package whose list is missing: the version still tells the standard, and the schema reports the list.
        return keys.Version?.Split('.')[0] switch
        {
            "0" => DocumentKind.ProjectPackage,
            "1" => DocumentKind.ReleasePackage,
            _ => null,
        };
    }

    private static StandardVersion? VersionOf(
        TopLevelKeys keys, DocumentKind? kind, SchemaFolder folder, StandardVersion? missingOcds, List<DocumentProblem> problems)
    {
        if (kind is null)
            return null;
        var standard = kind is DocumentKind.Project or DocumentKind.ProjectPackage ? Standard.Oc4ids : Standard.Ocds;
        var newest = folder.Versions(standard)[^1];
        if (kind is DocumentKind.Project or DocumentKind.Release or DocumentKind.Record)
            return newest;
        if (keys.Version is null)
        {
            if (keys.IsWhole)
                problems.Add(new(DocumentProblem.MissingVersion, "/version", null, newest.Declared));
            return standard == Standard.Ocds ? missingOcds ?? MissingOcdsVersion : newest;
        }

        if (!keys.VersionIsText)
            problems.Add(new(DocumentProblem.VersionNotText, "/version", keys.Version, $"\"{newest.Declared}\""));
        if (folder.Newest(standard, keys.Version) is { } version)
            return version;
        problems.Add(new(
            IsHigherMajor(keys.Version, newest) ? DocumentProblem.HigherMajorVersion : DocumentProblem.UnsupportedVersion,
            "/version",
            keys.Version,
            string.Join(", ", folder.Versions(standard).Select(each => each.Declared).Distinct())));
        // A full number ("0.9.5") is not what the field is for, but there is no doubt about what it means.
        return folder.Newest(standard, new StandardVersion(standard, keys.Version).Declared) ?? newest;
    }

    private static bool IsHigherMajor(string declared, StandardVersion newest) =>
        int.TryParse(declared.Split('.')[0], out var major) && major > int.Parse(newest.Number.Split('.')[0]);
}
