using System.Collections.Frozen;
using System.Text.Json;

namespace OpenContracting.Standards;

/// <summary>The schema of one document kind of one version, with extensions applied: all that checking and reading need.</summary>
/// <remarks>
/// JSON Schema draft 4 with the standards' own keywords (<c>codelist</c>, <c>openCodelist</c>, <c>versionId</c>,
/// <c>omitWhenMerged</c>, <c>wholeListMerge</c>, <c>deprecated</c>, 1.0's <c>mergeStrategy</c> and <c>mergeOptions</c>).
/// Self-contained: other files stand whole under <c>definitions</c>, and each <c>$ref</c> is a pointer into this document.
/// </remarks>
public sealed class StandardSchema
{
    private readonly IReadOnlyList<SchemaProblem> bundleProblems;
    private readonly Lazy<CodelistSet> codelists;
    private readonly Lazy<FieldTable> fields;

    private StandardSchema(SchemaFolder folder, StandardVersion version, DocumentKind kind, ExtensionList extensions)
    {
        Folder = folder;
        Version = version;
        Kind = kind;
        var bundle = new SchemaBundle(folder, version, extensions);
        var (utf8, root) = bundle.Make(kind);
        Utf8 = utf8;
        Root = root;
        Extensions = extensions.Declared;
        bundleProblems = bundle.Problems;
        codelists = new(() => new CodelistSet(folder, version, extensions.Ordered));
        fields = new(() => folder.Named($"{version.Folder}/{StandardVersion.SchemaFile(kind)}", () => new FieldTable(this)));
    }

    /// <summary>The version.</summary>
    public StandardVersion Version { get; }

    /// <summary>The kind of document this is the schema of.</summary>
    public DocumentKind Kind { get; }

    /// <summary>The declared extensions and what became of each.</summary>
    public IReadOnlyList<DeclaredExtension> Extensions { get; }

    /// <summary>What is odd about the schema; empty without extensions.</summary>
    public IReadOnlyList<SchemaProblem> Problems => [.. bundleProblems, .. codelists.Value.Problems];

    /// <summary>The schema as JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The schema's root.</summary>
    public JsonElement Root { get; }

    /// <summary>The codelists by file name, as the <c>codelist</c> keyword gives it.</summary>
    public FrozenDictionary<string, Codelist> Codelists => codelists.Value.Codelists;

    /// <summary>Every field path with what the schema says of it, and its texts.</summary>
    public FieldTable Fields => fields.Value;

    internal SchemaFolder Folder { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="version">The version, as <see cref="DocumentIdentity"/> tells it.</param>
    /// <param name="kind">The kind of document.</param>
    /// <param name="extensions">The addresses the package declares (OCDS only).</param>
    /// <param name="folder">The schema files; the current ones when null.</param>
    /// <exception cref="FileNotFoundException">The folder has no schema of this version and kind.</exception>
    public static StandardSchema Load(
        StandardVersion version, DocumentKind kind, IEnumerable<string>? extensions = null, SchemaFolder? folder = null)
    {
        folder ??= SchemaFolder.Current;
        // OC4IDS has no extension mechanism: a package that lists some has an additional field, nothing more.
        List<string> addresses = version.Standard == Standard.Ocds ? [.. extensions ?? []] : [];
        return addresses.Count > 0
            ? new(folder, version, kind, new ExtensionList(folder, addresses))
            : folder.Keep($"{version} {kind}", files => new StandardSchema(files, version, kind, new(files, [])));
    }

    /// <summary>The schema a <c>$ref</c> stands for, followed to its end; the schema itself when it has none.</summary>
    public JsonElement Follow(JsonElement schema)
    {
        // The limit is for a replaced schema whose references lead in a ring.
        for (var steps = 0; steps < 32; steps++)
        {
            if (schema.ValueKind != JsonValueKind.Object
                || !schema.TryGetProperty("$ref", out var reference) || reference.ValueKind != JsonValueKind.String)
                return schema;
            schema = At(reference.GetString()!);
        }

        return schema;
    }

    private JsonElement At(string pointer)
    {
        var node = Root;
        foreach (var step in pointer.Split('/').Skip(1))
            node = node.GetProperty(step.Replace("~1", "/").Replace("~0", "~"));
        return node;
    }
}
