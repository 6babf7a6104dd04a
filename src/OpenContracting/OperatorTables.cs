using OpenContracting.Exports.Template;
using OpenContracting.Projects;
using OpenContracting.Projects.Mapping;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Standards.Panama;
using OpenContracting.Standards.Registers;
using OpenContracting.Validation;

namespace OpenContracting;

/// <summary>Looks through the files an operator lays over ours, so that a broken one is told at the start and not in the middle of work.</summary>
public static class OperatorTables
{
    /// <summary>What is wrong with the files, a sentence each that begins with the file; empty when all can be used.</summary>
    /// <param name="files">The files.</param>
    /// <param name="language">The sentences' language, <c>es</c> or <c>en</c>.</param>
    public static IReadOnlyList<string> Faults(SchemaFolder files, string language)
    {
        using var current = SchemaFolder.Within(files);
        return
        [
            .. files.MissingSchemas().Select(path => $"{path}: {Texts.OfLibrary[language, "fault.missingSchema"]}"),
            .. Readings(files).Select(read => Fault(read, language)).OfType<string>().Distinct(),
        ];
    }

    /// <summary>Files of the folder that nothing reads, most likely misspelt: each with the known path nearest to it, null when none is near.</summary>
    public static IReadOnlyList<(string Path, string? Nearest)> Unused(SchemaFolder files)
    {
        List<string> known = [.. SchemaFolder.Embedded.Paths(""), .. RegisterSet.Files];
        return
        [
            .. files.Paths("").Where(path => files.Replacement(path) is not null && !known.Contains(path) && !IsOfStandards(path))
                .Select(path => (path, Nearest.To(path, known))),
        ];
    }

    // Newer versions and extensions bring files of their own.
    private static bool IsOfStandards(string path) => path.Split('/') is ["oc4ids" or "ocds", _, _, ..];

    private static IEnumerable<Action> Readings(SchemaFolder files)
    {
        // Ours are read by tests; to read all of them at every start would take long.
        foreach (var version in Enum.GetValues<Standard>().SelectMany(files.Versions).Where(version => IsReplaced(files, version.Folder)))
            foreach (var kind in version.SchemaKinds)
                yield return () => ReadSchema(StandardSchema.Load(version, kind, folder: files));
        foreach (var extension in Extension.All(files).Where(extension => IsReplaced(files, extension.Path)))
            yield return () => ReadExtension(files, extension);
        yield return () => IdsElements.Of(files);
        yield return () => Institutions.Of(files);
        yield return () => Places.Of(files);
        yield return () => ProcedureTypes.Of(files);
        yield return () => RucShapes.Of(files);
        yield return () => Units.Of(files);
        yield return () => TransparencyIndex.Of(files);
        yield return () => CaseOffices.Of(files);
        yield return () => Holidays.Of(files);
        yield return () => Unspsc.Of(files);
        yield return () => ActStatus.Find("v2", "");
        yield return () => _ = TemplateTable.All;
        yield return () => ReadTable(files, "addresses.csv", "standard", "kind", "address");
        yield return () => ReadTable(files, "ocds/extensions/addresses.csv", "id", "address");
        yield return () => ReadTable(files, "panama/act-document-types.csv", "label", "place", "documentType");
        yield return () => ReadTable(files, "panama/source-precedence.csv", "path", "adapters");
        yield return () => _ = KeywordTable.Sectors;
        yield return () => _ = KeywordTable.ProjectTypes;
        yield return () => _ = KeywordTable.DocumentTypes;
        yield return () => _ = ProjectSchema.Current;
        yield return () => _ = InfrastructureClassifier.RulesVersion;
        yield return () => _ = ClassificationMeasure.Published;
        var registers = RegisterSet.Of(files);
        yield return () => _ = registers.Oc4idsPrefixes;
        yield return () => _ = registers.OcdsPrefixes;
        yield return () => _ = registers.OrganizationIdentifierLists;
        yield return () => _ = registers.MediaTypes;
        yield return () => _ = registers.Languages;
        yield return () => _ = registers.ExchangeRates;
        yield return () => _ = registers.Countries;
    }

    private static void ReadTable(SchemaFolder files, string path, params string[] required) =>
        files.Named(path, () => CsvTable.Read(files, path, required));

    private static bool IsReplaced(SchemaFolder files, string folder) =>
        files.Paths($"{folder}/").Any(path => files.Replacement(path) is not null);

    private static void ReadSchema(StandardSchema schema)
    {
        _ = schema.Fields;
        foreach (var codelist in schema.Codelists.Values)
            _ = codelist.Codes;
        var missing = schema.Fields.All.Select(field => $"{schema.Version.Folder}/codelists/{field.Codelist}")
            .FirstOrDefault(path => path.EndsWith(".csv", StringComparison.Ordinal) && !schema.Folder.Has(path));
        if (missing is not null)
            throw new UnusableFileException(missing, new FaultException("fault.missingCodelist"));
        schema.Folder.Named($"{schema.Version.Folder}/{StandardVersion.SchemaFile(schema.Kind)}", () => ValidationPlan.Of(schema));
    }

    private static void ReadExtension(SchemaFolder files, Extension extension)
    {
        if (extension.Fault is { } fault)
            throw new InvalidDataException($"{files.Replacement($"{extension.Path}/extension.json") ?? extension.Path}: {fault}");
        foreach (var path in StandardVersion.Ocds115.SchemaPaths.Select(path => $"{extension.Path}/{Path.GetFileName(path)}"))
            files.Named(path, () => extension.Patch(Path.GetFileName(path)) ?? []);
        // By its id the live one is found; a frozen one differs little.
        var schema = StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.ReleasePackage, [extension.Id], files);
        files.Named($"{extension.Path}/{StandardVersion.SchemaFile(DocumentKind.Release)}", () => (ValidationPlan.Compile(schema), schema.Fields));
    }

    private static string? Fault(Action read, string language)
    {
        try
        {
            read();
            return null;
        }
        catch (UnusableFileException fault)
        {
            return fault.In(language);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
