using OpenContracting.Standards;
using OpenContracting.Standards.Ids;

namespace OpenContracting.Tests.Standards.Official;

public sealed class OfficialIdsTests
{
    [ReferenceDataFact]
    public void TheElementsAndTheirPathsAreThoseOfTheMappingTables()
    {
        using var stream = File.OpenRead(OfficialFiles.Folder("oc4ids", "0.9.5", "ids-elements.csv"));
        var official = CsvTable.Read(stream).Rows.ToList();

        var ours = IdsElements.Of().All;

        Assert.Equal(official.Select(row => row["id"]), ours.Select(element => element.Id));
        Assert.All(official.Zip(ours), pair =>
        {
            // Paths that only lead to another listed one say nothing more.
            var paths = pair.First.Words("oc4ids_fields");
            Assert.Equal(
                paths.Where(path => !paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal))),
                pair.Second.Paths);
            Assert.Equal(pair.First["element_en"], pair.Second.En);
            var types = pair.First.Words("document_types");
            Assert.Equal(types, pair.Second.Conditions
                .Where(condition => types.Length > 0 && condition.Path.EndsWith("documentType", StringComparison.Ordinal))
                .SelectMany(condition => condition.Codes));
        });
    }
}
