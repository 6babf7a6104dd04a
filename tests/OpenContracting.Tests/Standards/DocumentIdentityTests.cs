using System.Text;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class DocumentIdentityTests
{
    [Theory]
    [InlineData("""{"uri":"x","version":"0.9","projects":[]}""", DocumentKind.ProjectPackage, "OC4IDS 0.9.5")]
    [InlineData("""{"version":"1.1","releases":[]}""", DocumentKind.ReleasePackage, "OCDS 1.1.5")]
    [InlineData("""{"version":"1.0","releases":[]}""", DocumentKind.ReleasePackage, "OCDS 1.0.3")]
    [InlineData("""{"version":"1.1","releases":[],"records":[]}""", DocumentKind.RecordPackage, "OCDS 1.1.5")]
    [InlineData("""{"ocid":"ocds-213czf-1","releases":[]}""", DocumentKind.Record, "OCDS 1.1.5")]
    [InlineData("""{"ocid":"ocds-213czf-1","tag":["tender"]}""", DocumentKind.Release, "OCDS 1.1.5")]
    [InlineData("""{"id":"oc4ids-bu3kcz-1"}""", DocumentKind.Project, "OC4IDS 0.9.5")]
    [InlineData("""{"id":"1","contractingProcesses":[]}""", DocumentKind.Project, "OC4IDS 0.9.5")]
    [InlineData("""{"version":"0.9","publisher":{}}""", DocumentKind.ProjectPackage, "OC4IDS 0.9.5")]
    public void ADocumentIsToldByItsKeys(string json, DocumentKind kind, string version)
    {
        var identity = Detect(json);

        Assert.Equal(kind, identity.Kind);
        Assert.Equal(version, identity.Version.ToString());
        Assert.Empty(identity.Problems);
        Assert.True(identity.IsWhole);
    }

    [Theory]
    [InlineData("""{"a":1}""", "a")]
    [InlineData("[]", null)]
    [InlineData("\"text\"", null)]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("""{"version":"7.0","publisher":{}}""", "version")]
    public void AnUnknownDocumentIsAProblemAndNoFailure(string json, string? firstKey)
    {
        var identity = Detect(json);

        Assert.Null(identity.Kind);
        Assert.Null(identity.Version);
        var problem = Assert.Single(identity.Problems);
        Assert.Equal((DocumentProblem.UnknownKind, "", firstKey), (problem.Code, problem.Pointer, problem.Value));
    }

    [Theory]
    [InlineData("\"0.9.3\"", DocumentProblem.UnsupportedVersion, "0.9.3", "OC4IDS 0.9.5")]
    [InlineData("\"0.7\"", DocumentProblem.UnsupportedVersion, "0.7", "OC4IDS 0.9.5")]
    [InlineData("\"1.1\"", DocumentProblem.HigherMajorVersion, "1.1", "OC4IDS 0.9.5")]
    [InlineData("0.9", DocumentProblem.VersionNotText, "0.9", "OC4IDS 0.9.5")]
    public void AVersionThatCannotBeFollowedIsReportedAndTheNewestIsUsed(string version, string code, string value, string used)
    {
        var identity = Detect($$"""{"version":{{version}},"projects":[]}""");

        var problem = Assert.Single(identity.Problems);
        Assert.Equal((code, "/version", value), (problem.Code, problem.Pointer, problem.Value));
        Assert.Equal(used, identity.Version.ToString());
    }

    [Fact]
    public void AnOcdsPackageWithoutVersionIsReadAsTheReviewToolDoesUnlessToldOtherwise()
    {
        var json = """{"releases":[]}"""u8;

        Assert.Equal(StandardVersion.Ocds115, DocumentIdentity.Detect(json).Version);
        Assert.Equal(StandardVersion.Ocds103,
            DocumentIdentity.Detect(json, missingOcdsVersion: StandardVersion.Ocds103).Version);
        Assert.Equal(DocumentProblem.MissingVersion, Assert.Single(DocumentIdentity.Detect(json).Problems).Code);
    }

    [Fact]
    public void TheFirstBytesOfALongDocumentAreEnough()
    {
        var identity = Detect("""{"version":"1.1","extensions":["https://example.org/a/extension.json"],"releases":[{"ocid":"oc""");

        Assert.Equal(DocumentKind.ReleasePackage, identity.Kind);
        Assert.Equal(["https://example.org/a/extension.json"], identity.Extensions);
        Assert.False(identity.IsWhole);
        Assert.Empty(identity.Problems);
    }

    [Fact]
    public void AByteOrderMarkAndBrokenTextAreNoFailure()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. """{"version":"0.9","projects":[]}"""u8];
        byte[] broken = [.. """{"projects":[],"version":"0."""u8, 0xE9, .. "\"}"u8];

        Assert.Equal(DocumentKind.ProjectPackage, DocumentIdentity.Detect(marked).Kind);
        Assert.Equal(DocumentKind.ProjectPackage, DocumentIdentity.Detect(broken).Kind);
    }

    private static DocumentIdentity Detect(string json) => DocumentIdentity.Detect(Encoding.UTF8.GetBytes(json));
}
