namespace OpenContracting.Standards;

/// <summary>What is odd about a document's standard, version or kind: the data of a notice.</summary>
/// <param name="Code">The stable code, for example <c>unsupported-version</c>.</param>
/// <param name="Pointer">Where, as a JSON Pointer.</param>
/// <param name="Value">What stands there; null when nothing does.</param>
/// <param name="Expected">What was expected, for example the versions that can be read.</param>
public sealed record DocumentProblem(string Code, string Pointer, string? Value, string Expected)
{
    /// <summary>Neither the keys nor the version tell a kind of either standard.</summary>
    public const string UnknownKind = "unknown-document-kind";

    /// <summary>A package does not say its version.</summary>
    public const string MissingVersion = "missing-version";

    /// <summary>The version is not text; the schema reports the type as well.</summary>
    public const string VersionNotText = "version-not-text";

    /// <summary>The version cannot be read by its own schema; the newest is used instead.</summary>
    public const string UnsupportedVersion = "unsupported-version";

    /// <summary>The major version is higher than any known: the document is refused unless the caller insists.</summary>
    public const string HigherMajorVersion = "higher-major-version";
}
