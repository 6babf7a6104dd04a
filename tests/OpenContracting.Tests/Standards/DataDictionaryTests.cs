using System.Text;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class DataDictionaryTests
{
    [Theory]
    [InlineData(Standard.Oc4ids, "0.9.5", DocumentKind.ProjectPackage, 589)]
    [InlineData(Standard.Ocds, "1.1.5", DocumentKind.Release, 559)]
    public void ThereIsOneRowAPathInBothLanguages(Standard standard, string number, DocumentKind kind, int paths)
    {
        var schema = StandardSchema.Load(new(standard, number), kind);
        using var csv = new StringWriter();

        DataDictionary.Write(csv, schema);

        var table = CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())));
        Assert.Equal(DataDictionary.Columns, table.Columns);
        Assert.Equal(paths, table.Rows.Count());
        Assert.Equal(paths, table.Rows.Select(row => row["path"]).Distinct().Count());
        Assert.All(table.Rows, row => Assert.All(
            (string[])["title_es", "title_en", "description_es", "description_en", "type"],
            column => Assert.NotEmpty(row[column])));
    }

    [Fact]
    public void ARowSaysWhatTheSchemaSays()
    {
        var schema = StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage);

        var rows = DataDictionary.Rows(schema).ToDictionary(row => row[0]);

        Assert.Equal(["array of Document", "", "", "", "", "uniqueItems; minItems=1", "", ""], rows["/projects/documents"].Skip(5));
        Assert.Equal(["string", "", "", "projectStatus.csv", "closed", "enum", "", ""], rows["/projects/status"].Skip(5));
        Assert.Equal(["string", "yes", "date-time", "", "", "", "", "package"], rows["/publishedDate"].Skip(5));
        Assert.Equal("Value", rows["/projects/budget/amount"][5]);
    }
}
