using OpenContracting.Projects.Mapping;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Projects;

/// <summary>The words that stand for codes say the same as the codes' own titles.</summary>
public sealed class KeywordTableTests
{
    public static TheoryData<string> Tables => ["documentType", "projectSector", "projectType"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void TheTitleOfACodeNeverStandsForAnother(string codelist)
    {
        var table = codelist switch
        {
            "documentType" => KeywordTable.DocumentTypes,
            "projectSector" => KeywordTable.Sectors,
            _ => KeywordTable.ProjectTypes,
        };

        Assert.Empty(
            from row in CsvTable.Read(SchemaFolder.Embedded, $"oc4ids/0.9.5/codelists/{codelist}.csv", "Code").Rows
            let found = table.First(row["Title_es"])?.Code
            where found is not null && found != row["Code"] && !row["Code"].StartsWith(found + ".", StringComparison.Ordinal)
            select $"{row["Title_es"]}: {found}, not {row["Code"]}");
    }
}
