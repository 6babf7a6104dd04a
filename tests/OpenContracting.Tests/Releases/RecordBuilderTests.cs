using System.Text;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Releases;

public sealed class RecordBuilderTests
{
    private static readonly GroupedRelease First = Release("""{"ocid":"o","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"]}""", "https://example.org/a.json");

    [Fact]
    public void ReleasesAreEmbeddedWithWhatTheyComeTo() => AssertRecord(
        """
        {"ocid":"o","releases":[{"ocid":"o","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"]}],
         "compiledRelease":{"c":1},"versionedRelease":{"v":1}}
        """, RecordBuilder.Build("o", [First], Bytes("""{"c":1}"""), Bytes("""{"v":1}""")));

    [Fact]
    public void LinksLeadIntoThePackages() => AssertRecord(
        """
        {"ocid":"o","releases":[{"url":"https://example.org/a.json#1","date":"2026-01-01T00:00:00Z","tag":["tender"]}],"compiledRelease":{"c":1}}
        """, RecordBuilder.BuildLinked("o", [First], Bytes("""{"c":1}"""))!);

    [Fact]
    public void WhereOneReleaseHasNoAddressThereIsNoLinkedRecord() =>
        Assert.Null(RecordBuilder.BuildLinked("o", [First, Release("""{"ocid":"o","id":"2"}""", null)], Bytes("""{"c":1}""")));

    private static GroupedRelease Release(string json, string? package) => new(Bytes(json), package is null ? null : new OcdsPackage(new() { ["uri"] = Bytes($"\"{package}\"") }));

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static void AssertRecord(string expected, byte[] actual) => AssertJson.Equal(expected, actual);
}
