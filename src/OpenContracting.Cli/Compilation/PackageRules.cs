using System.Collections.Concurrent;
using System.Text.Json;
using OpenContracting.Cli.Schemas;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Releases;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Compilation;

/// <summary>The rules by which the releases of a process are merged: those of the versions and extensions that their own packages declare.</summary>
/// <remarks>Releases of one process in packages of several versions go by the newest; what comes in no package, by the standard's newest.</remarks>
public sealed class PackageRules
{
    private readonly MergeRules? ofFile;
    private readonly StandardVersion? asked;
    private readonly ConcurrentDictionary<OcdsPackage, Declaration> declarations = new();
    private readonly ConcurrentDictionary<string, MergeRules> known = new(StringComparer.Ordinal);

    /// <param name="schema">A version of OCDS, or the file of a release schema; null for what the packages declare.</param>
    /// <param name="session">Whom to tell.</param>
    /// <exception cref="OperatorException">It is neither.</exception>
    public PackageRules(string? schema, Session session)
    {
        if (schema is null)
            return;
        if (!File.Exists(schema))
            asked = SchemaChoice.AtHand(schema, session);
        else
            ofFile = OfFile(schema, session);
        if (asked is { Standard: not Standard.Ocds })
            throw new OperatorException(session.Text("compile.noReleaseSchema", schema), ExitCode.Usage);
    }

    /// <summary>Whether a version's rules are known.</summary>
    public static bool IsKnown(string version) => version is "1.0" or "1.1" || version.StartsWith("1.0.", StringComparison.Ordinal) || version.StartsWith("1.1.", StringComparison.Ordinal);

    /// <summary>The rules for a process, and its versions where they are several.</summary>
    public (MergeRules Rules, string? Versions) For(IReadOnlyList<GroupedRelease> releases)
    {
        if (ofFile is not null)
            return (ofFile, null);
        var first = DeclarationOf(releases[0].Package);
        if (releases.All(release => release.Package == releases[0].Package))
            return (Rules(first.Version, first.Extensions), null);
        var all = releases.Select(release => DeclarationOf(release.Package)).Distinct().ToList();
        var versions = all.Select(one => one.Version.Declared).Distinct().Order(StringComparer.Ordinal).ToList();
        var newest = all.MaxBy(one => one.Version.Number, StringComparer.Ordinal)!;
        return (Rules(newest.Version, string.Join('\n', all.SelectMany(one => one.Extensions.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct())),
            versions.Count > 1 && asked is null ? string.Join(", ", versions) : null);
    }

    private Declaration DeclarationOf(OcdsPackage? package) =>
        package is null ? new(asked ?? StandardVersion.Ocds115, "") : declarations.GetOrAdd(package, Declared);

    private Declaration Declared(OcdsPackage package) => new(
        asked ?? (package.Version.StartsWith("1.0", StringComparison.Ordinal) ? StandardVersion.Ocds103 : StandardVersion.Ocds115),
        string.Join('\n', package.Extensions));

    private MergeRules Rules(StandardVersion version, string extensions) =>
        known.GetOrAdd($"{version.Number}\n{extensions}", _ => MergeRules.For(version, extensions.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private static MergeRules OfFile(string path, Session session)
    {
        try
        {
            using var schema = JsonDocument.Parse(File.ReadAllBytes(path));
            if (schema.RootElement.ValueKind == JsonValueKind.Object && schema.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
                return MergeRules.Of(schema.RootElement.Clone());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Told below like any other file that is no schema.
        }

        throw new OperatorException(session.Text("compile.noReleaseSchema", path), ExitCode.Usage);
    }

    private sealed record Declaration(StandardVersion Version, string Extensions);
}
