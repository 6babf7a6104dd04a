using System.Text;
using System.Text.Json;
using OpenContracting.Publications;
using OpenContracting.Publications.Bulk;

namespace OpenContracting.Tests.Publications;

public sealed class BulkWriterTests
{
    private static readonly ProjectLine Line = new()
    {
        Id = "oc4ids-000000-1",
        Version = 2,
        Title = "=HYPERLINK(\"x\")",
        Description = "Uno, dos\ny \"tres\"",
        Sectors = ["transport", "transport.road"],
        Latitude = 8.98,
        Longitude = -79.52,
        Value = -12.50m,
        Start = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.FromHours(-5)),
        Year = 2024,
        Published = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void TextThatASpreadsheetWouldRunIsNeutralisedAndNumbersAreNot()
    {
        var row = Csv(Line).Split("\r\n", 2)[1];

        Assert.StartsWith("oc4ids-000000-1,2,\"'=HYPERLINK(\"\"x\"\")\",\"Uno, dos\ny \"\"tres\"\"\",", row);
        Assert.Contains(",-12.50,", row);
        Assert.Contains(",transport; transport.road,", row);
        Assert.Contains(",2024-03-01T05:00:00Z,", row);
    }

    [Fact]
    public void TheHeaderHasPathsOrTheReadersWords()
    {
        Assert.StartsWith("id,version,title,description,status,", Csv());
        using var bytes = new MemoryStream();
        using (var csv = new ProjectCsv(bytes, labels: "es", withMark: true))
            csv.Finish();
        Assert.StartsWith("\uFEFFIdentificador,Versión,Título,", Encoding.UTF8.GetString(bytes.ToArray()));
    }

    [Fact]
    public void AProjectWithoutAPointHasANullGeometryOnTheMap()
    {
        using var bytes = new MemoryStream();
        using (var json = new ProjectGeoJson(bytes))
        {
            json.Add(Line);
            json.Add(Line with { Latitude = null });
            json.Finish();
        }

        using var map = JsonDocument.Parse(bytes.ToArray());
        var features = map.RootElement.GetProperty("features");
        Assert.Equal("[-79.52,8.98]", features[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(JsonValueKind.Null, features[1].GetProperty("geometry").ValueKind);
        Assert.Equal(-12.50m, features[0].GetProperty("properties").GetProperty("value/amount").GetDecimal());
    }

    [Fact]
    public void EveryColumnHasATitleInBothLanguages() => Assert.All(ProjectColumn.All, column =>
    {
        Assert.DoesNotContain("column.", column.Title("es"));
        Assert.DoesNotContain("column.", column.Title("en"));
    });

    private static string Csv(params ReadOnlySpan<ProjectLine> lines)
    {
        using var bytes = new MemoryStream();
        using (var csv = new ProjectCsv(bytes))
        {
            foreach (var line in lines)
                csv.Add(line);
            csv.Finish();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
