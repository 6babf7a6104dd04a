using OpenContracting.Projects;
using OpenContracting.Projects.Mapping;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Standards.Panama;
using OpenContracting.Standards.Registers;

namespace OpenContracting;

/// <summary>Looks through the files an operator lays over ours, so that a broken one is told at the start and not in the middle of work.</summary>
public static class OperatorTables
{
    /// <summary>What is wrong with the files, a sentence each that begins with the file; empty when all can be used.</summary>
    public static IReadOnlyList<string> Faults(SchemaFolder files)
    {
        using var current = SchemaFolder.Within(files);
        return [.. Readings(files).Select(Fault).OfType<string>().Distinct()];
    }

    private static IEnumerable<Action> Readings(SchemaFolder files)
    {
        foreach (var version in files.Versions(Standard.Oc4ids))
            yield return () => _ = StandardSchema.Load(version, DocumentKind.ProjectPackage, folder: files).Fields;
        foreach (var version in files.Versions(Standard.Ocds))
            yield return () => _ = StandardSchema.Load(version, DocumentKind.RecordPackage, folder: files).Fields;
        yield return () => IdsElements.Of(files);
        yield return () => Institutions.Of(files);
        yield return () => Places.Of(files);
        yield return () => ProcedureTypes.Of(files);
        yield return () => RucShapes.Of(files);
        yield return () => Units.Of(files);
        yield return () => Unspsc.Of(files);
        yield return () => ActStatus.Find("v2", "");
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

    private static string? Fault(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or FileNotFoundException)
        {
            return fault.Message;
        }
    }
}
