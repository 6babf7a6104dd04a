using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Schemas;

/// <summary>The schema that a version, a kind and extensions on the command line stand for.</summary>
public static class SchemaChoice
{
    /// <summary>The kinds as they are written on the command line, those of packages first.</summary>
    public static IReadOnlyDictionary<string, DocumentKind> Kinds { get; } = new Dictionary<string, DocumentKind>
    {
        ["project-package"] = DocumentKind.ProjectPackage,
        ["project"] = DocumentKind.Project,
        ["release-package"] = DocumentKind.ReleasePackage,
        ["record-package"] = DocumentKind.RecordPackage,
        ["release"] = DocumentKind.Release,
        ["record"] = DocumentKind.Record,
        ["versioned-release"] = DocumentKind.VersionedRelease,
    };

    /// <summary>The kinds of a version whose schema file is at hand.</summary>
    public static IEnumerable<string> KindsOf(StandardVersion version) =>
        from kind in Kinds
        where (version.Standard == Standard.Oc4ids) == (kind.Value is DocumentKind.Project or DocumentKind.ProjectPackage)
        where SchemaFolder.Current.Has($"{version.Folder}/{StandardVersion.SchemaFile(kind.Value)}")
        select kind.Key;

    /// <summary>A version number as a person writes it.</summary>
    /// <exception cref="OperatorException">It is none.</exception>
    public static StandardVersion Parse(string text, Session session) => StandardVersion.TryParse(text, out var version)
        ? version
        : throw new OperatorException(session.Text("schemas.noVersion", text), ExitCode.Usage);

    /// <summary>A version that is at hand; a line such as <c>0.9</c> stands for its newest.</summary>
    /// <exception cref="OperatorException">It is not.</exception>
    public static StandardVersion AtHand(string text, Session session)
    {
        var asked = Parse(text, session);
        var versions = SchemaFolder.Current.Versions(asked.Standard);
        if (versions.Contains(asked))
            return asked;
        return SchemaFolder.Current.Newest(asked.Standard, asked.Number)
            ?? throw new OperatorException(
                session.Text("schemas.notAtHand", asked, string.Join(", ", versions.Select(version => version.Number)), asked.Number), ExitCode.Usage);
    }

    /// <summary>Loads a schema, and remarks on what is odd about it.</summary>
    /// <exception cref="OperatorException">The version or the kind is not at hand.</exception>
    public static StandardSchema Load(string text, string? kind, string[]? extensions, Session session)
    {
        var version = AtHand(text, session);
        var kinds = KindsOf(version).ToList();
        kind ??= kinds[0];
        if (!kinds.Contains(kind))
            throw new OperatorException(session.Text("schemas.noKind", version, kind, string.Join(", ", kinds)), ExitCode.Usage);
        var schema = StandardSchema.Load(version, Kinds[kind], extensions);
        Remark(schema, extensions ?? [], session);
        return schema;
    }

    /// <summary>The schema of one version, or of the newest of each standard; extensions are of OCDS.</summary>
    public static IReadOnlyList<StandardSchema> Newest(string? text, string[]? extensions, Session session)
    {
        if (text is not null)
            return [Load(text, null, extensions, session)];
        // Who names extensions looks for OCDS.
        Standard[] standards = extensions is { Length: > 0 } ? [Standard.Ocds] : [Standard.Oc4ids, Standard.Ocds];
        return [.. standards.Select(standard => Load(SchemaFolder.Current.Versions(standard)[^1].ToString(), null, extensions, session))];
    }

    /// <summary>A schema as people read it.</summary>
    public static string Indented(StandardSchema schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            schema.Root.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Remark(StandardSchema schema, string[] extensions, Session session)
    {
        if (extensions.Length > 0 && schema.Version.Standard == Standard.Oc4ids)
            session.Say(session.Text("schemas.noExtensions", schema.Version));
        foreach (var declared in schema.Extensions)
            if (declared.State != ExtensionState.Applied)
                session.Say(session.Text($"schemas.extension.{declared.State.ToString().ToLowerInvariant()}", declared.Address));
            else if (declared.Extension!.IsInferred)
                session.Say(session.Text("schemas.extension.inferred", declared.Address));
        foreach (var problem in schema.Problems)
            session.Say(session.Text($"schemas.problem.{problem.Code}", problem.Where, problem.Value));
    }
}
