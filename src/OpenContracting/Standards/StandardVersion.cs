using System.Text.RegularExpressions;

namespace OpenContracting.Standards;

/// <summary>One version of one standard, for example OC4IDS 0.9.5.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Number">The full version number, as the standard's own addresses give it.</param>
public readonly partial record struct StandardVersion(Standard Standard, string Number)
{
    /// <summary>The newest released OC4IDS.</summary>
    public static StandardVersion Oc4ids095 { get; } = new(Standard.Oc4ids, "0.9.5");

    /// <summary>The newest released OCDS.</summary>
    public static StandardVersion Ocds115 { get; } = new(Standard.Ocds, "1.1.5");

    /// <summary>The last OCDS of the 1.0 line.</summary>
    public static StandardVersion Ocds103 { get; } = new(Standard.Ocds, "1.0.3");

    /// <summary>What a package writes in <c>version</c>: major and minor number only.</summary>
    public string Declared => string.Join('.', Number.Split('.').Take(2));

    /// <summary>The version's folder under <c>schemas/</c>, for example <c>oc4ids/0.9.5</c>.</summary>
    public string Folder => $"{(Standard == Standard.Oc4ids ? "oc4ids" : "ocds")}/{Number}";

    /// <summary>The kinds of document that have a schema file of their own.</summary>
    internal IReadOnlyList<DocumentKind> SchemaKinds => Standard == Standard.Oc4ids
        ? [DocumentKind.ProjectPackage, DocumentKind.Project]
        : [DocumentKind.ReleasePackage, DocumentKind.RecordPackage, DocumentKind.Release, DocumentKind.VersionedRelease];

    /// <summary>The schema files without which the version is of no use, by their paths under <c>schemas/</c>.</summary>
    internal IEnumerable<string> SchemaPaths
    {
        get
        {
            var folder = Folder;
            return SchemaKinds.Select(kind => $"{folder}/{SchemaFile(kind)}");
        }
    }

    /// <summary>The standard's name and the number: <c>OC4IDS 0.9.5</c>.</summary>
    public override string ToString() => $"{Standard.ToString().ToUpperInvariant()} {Number}";

    /// <summary>Reads <c>0.9.5</c>, <c>oc4ids/0.9.5</c> or <c>OCDS 1.1.5</c>; a bare number below 1 is OC4IDS, else OCDS.</summary>
    public static bool TryParse(string text, out StandardVersion version)
    {
        version = default;
        if (Form().Match(text.Trim()) is not { Success: true } match)
            return false;
        var number = match.Groups["number"].Value;
        var isOc4ids = match.Groups["standard"] is { Success: true } standard
            ? standard.Value.Equals("oc4ids", StringComparison.OrdinalIgnoreCase)
            : number.StartsWith("0.", StringComparison.Ordinal);
        version = new(isOc4ids ? Standard.Oc4ids : Standard.Ocds, number);
        return true;
    }

    /// <summary>The name of the official schema file of a document kind; kinds inside a package share their package's file.</summary>
    public static string SchemaFile(DocumentKind kind) => kind switch
    {
        DocumentKind.ProjectPackage => "project-package-schema.json",
        DocumentKind.Project => "project-schema.json",
        DocumentKind.ReleasePackage => "release-package-schema.json",
        DocumentKind.RecordPackage or DocumentKind.Record => "record-package-schema.json",
        DocumentKind.Release => "release-schema.json",
        DocumentKind.VersionedRelease => "versioned-release-validation-schema.json",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No schema belongs to this kind."),
    };

    [GeneratedRegex(@"\A((?<standard>oc4ids|ocds)[ /])?(?<number>\d{1,4}\.\d{1,4}(\.\d{1,4})?(-[a-z]{1,10})?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
