using System.Text;
using System.Text.Json;
using OpenContracting.Projects;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Projects;

public sealed class ProjectMapperTests
{
    private static readonly MappingOptions Options = new()
    {
        DataAsOf = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        ReleaseAddress = "https://example.org/releases/{ocid}/{release}",
    };

    [Fact]
    public void AProcessWithNothingButAnOcidIsAValidProject()
    {
        var project = Map("""{"ocid":"ocds-213czf-1"}""");

        var json = ValidProject.Assert(project);
        Assert.Equal("""{"id":"oc4ids-000000-1","language":"es","contractingProcesses":[{"id":"ocds-213czf-1","summary":{"ocid":"ocds-213czf-1"}}]}""",
            json.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public void WhatIsWrongInTheSourceIsLeftOutAndReported()
    {
        var project = Map("""
            {"ocid":"ocds-213czf-1","parties":[{},{"id":5,"name":"","roles":["buyer",""]}],
             "planning":{"documents":[{"id":1,"url":"no address","documentType":"feasibilityStudy"}]},
             "tender":{"title":"  ","status":"complete","procurementMethod":"other","value":{"amount":"5"}},
             "contracts":[{"id":1,"period":{"startDate":"yesterday","durationInDays":1.5},"implementation":{"transactions":[{"id":1,"date":"2020-13-01"}]}}]}
            """);

        ValidProject.Assert(project);
        Assert.Equal(["code-not-in-list", "invalid-date-time", "invalid-uri"], project.Notices.Select(n => n.Code).Distinct().Order());
    }

    [ReferenceDataFact]
    public void RealReleasesBecomeValidProjects()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples/ocds-v2-api-release-package.json")));
        foreach (var release in package.RootElement.GetProperty("releases").EnumerateArray())
        {
            var project = Map(release.GetRawText());

            ValidProject.Assert(project);
            Assert.NotNull(project.Facts.PublicAuthorityName);
        }
    }

    [ReferenceDataFact]
    public void WhereTheReferenceConverterIsInvalidOursIsValid()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.ReferenceData!, "cases/convert"), "*.jsonl"))
        {
            var releases = File.ReadLines(file).Where(line => line.Length > 0).ToArray();
            ValidProject.Assert(Map(releases[^1], releases));
        }
    }

    private static MappedProject Map(string compiledRelease, params string[] releases) =>
        ProjectMapper.Map(new ProjectIdentity { Id = "oc4ids-000000-1" },
        [
            new CompiledProcess
            {
                ProcessKey = "p1",
                CompiledRelease = Encoding.UTF8.GetBytes(compiledRelease),
                Releases = [.. releases.Select(Release)],
            },
        ], Options);

    private static ReleaseDocument Release(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new ReleaseDocument
        {
            ProcessKey = "p1",
            Id = document.RootElement.GetProperty("id").GetString()!,
            Date = document.RootElement.GetProperty("date").GetDateTimeOffset(),
            Json = Encoding.UTF8.GetBytes(json),
            Provenance = default,
        };
    }
}
