using System.Text;
using OpenContracting.Publications;

namespace OpenContracting.Tests.Publications;

public sealed class PackageWriterTests
{
    private static readonly PackageMetadata Metadata = new()
    {
        Uri = "https://obras.example.pa/api/v1/oc4ids/package.json",
        PublishedDate = new DateTimeOffset(2026, 10, 31, 19, 0, 0, TimeSpan.FromHours(-5)),
        PublisherName = "Dirección General de Contrataciones Públicas",
        License = "https://creativecommons.org/licenses/by/4.0/",
    };

    [Fact]
    public void ItemsAreCopiedByteForByteInTheirOrder()
    {
        var written = Write(PackageWriter.ForProjects, """{"id":"oc4ids-000000-b","title":"Año 1.0"}""", """{"id":"oc4ids-000000-a"}""");

        Assert.Equal(
            """
            {"uri":"https://obras.example.pa/api/v1/oc4ids/package.json","version":"0.9","publishedDate":"2026-11-01T00:00:00Z","publisher":{"name":"Dirección General de Contrataciones Públicas"},"license":"https://creativecommons.org/licenses/by/4.0/","projects":[
            {"id":"oc4ids-000000-b","title":"Año 1.0"},
            {"id":"oc4ids-000000-a"}
            ]}

            """, written);
    }

    [Fact]
    public void ReleasesAndRecordsGoIntoPackagesOfTheirOwnStandard()
    {
        Assert.Contains("\"version\":\"1.1\"", Write(PackageWriter.ForReleases, "{}"));
        Assert.Contains("\"records\":[\n{}\n]}", Write(PackageWriter.ForRecords, "{}"));
    }

    private static string Write(Func<Stream, PackageMetadata, PackageWriter> make, params string[] items)
    {
        var output = new MemoryStream();
        var writer = make(output, Metadata);
        foreach (var item in items)
            writer.Add(Encoding.UTF8.GetBytes(item));
        writer.Finish();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
