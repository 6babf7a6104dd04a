using System.Text.Json;
using OpenContracting.Releases.Merging;
using OpenContracting.Standards;

namespace OpenContracting.Releases;

/// <summary>How each place of a release is merged, computed from a release schema with its extensions applied.</summary>
public sealed class MergeRules
{
    private MergeRules(MergeRule root, bool matchesByIdAlone = true)
    {
        Root = root;
        MatchesByIdAlone = matchesByIdAlone;
    }

    /// <summary>The extensions that were declared and whose definitions are not at hand: what they say of merging is not known.</summary>
    public IReadOnlyList<string> UnknownExtensions { get; private init; } = [];

    /// <summary>Whether no array has another treatment than the standard's.</summary>
    internal bool MatchesByIdAlone { get; }

    internal MergeRule Root { get; }

    /// <summary>The rules of OCDS 1.1.5 without extensions.</summary>
    public static MergeRules Ocds115 => For(StandardVersion.Ocds115);

    /// <summary>The rules of a version of OCDS, with the extensions a package declares.</summary>
    public static MergeRules For(StandardVersion version, IEnumerable<string>? extensions = null)
    {
        var declared = extensions?.ToList() ?? [];
        return declared.Count > 0 ? Load(SchemaFolder.Current, version, declared) : SchemaFolder.Current.Keep($"{version}", files => Load(files, version, []));
    }

    /// <summary>The rules of a dereferenced or self-contained release schema.</summary>
    public static MergeRules Of(JsonElement schema) => new(MergeRule.Of(schema));

    /// <summary>The same rules with another treatment of the objects in one array.</summary>
    /// <param name="path">The array's path, for example <c>awards/items</c>.</param>
    /// <param name="matching">How its objects are matched.</param>
    public MergeRules With(string path, ArrayMatching matching) => new(Root.With(path.Split('/'), matching), matchesByIdAlone: false) { UnknownExtensions = UnknownExtensions };

    /// <summary>The same rules for some parts of a release alone; what is merged holds nothing else.</summary>
    internal MergeRules Only(IEnumerable<string> paths) => new(Root.Only(paths), MatchesByIdAlone) { UnknownExtensions = UnknownExtensions };

    private static MergeRules Load(SchemaFolder files, StandardVersion version, List<string> extensions)
    {
        var schema = StandardSchema.Load(version, DocumentKind.Release, extensions, files);
        return new(MergeRule.Of(schema.Root))
        {
            UnknownExtensions = [.. schema.Extensions.Where(one => one.State is ExtensionState.Unknown or ExtensionState.Broken).Select(one => one.Address)],
        };
    }
}
