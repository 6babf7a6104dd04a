using System.Text;
using OpenContracting.Validation;

namespace OpenContracting.Tests.Validation;

/// <summary>Which elements of the CoST standard a document discloses, and from whom each is due.</summary>
public sealed class ChecksIdsCoverageTests
{
    private const string Sector = "proactive-project-identification-02";

    [Fact]
    public void FieldsThatAreAllThereDiscloseTheirElement() =>
        Assert.Equal(1, CoverageOf(Sector, """{ "id": "oc4ids-fixtur-1", "sector": ["health"] }""").Disclosed);

    [Fact]
    public void EmptyFieldsDiscloseNothing() =>
        Assert.Equal(1, CoverageOf(Sector, """{ "id": "oc4ids-fixtur-1", "sector": [] }""").Missing);

    [Fact]
    public void FalseIsADisclosure() => Assert.Equal(1, CoverageOf(
        "sustainability-4.3",
        """{ "id": "oc4ids-fixtur-1", "social": { "inIndigenousLand": false }, "locations": [ { "id": "1", "description": "x" } ] }""").Disclosed);

    [Fact]
    public void TheCodeMustStandInTheObjectThatHasTheFields()
    {
        const string Element = "reactive-project-identification-preparation-02";
        const string Fields = """ "url": "https://example.com/a.pdf", "title": "x", "pageStart": "1", "pageEnd": "2" """;

        var together = $$"""{ "id": "oc4ids-fixtur-1", "documents": [ { "id": "1", "documentType": "feasibilityStudy", {{Fields}} } ] }""";
        var apart = $$"""
            { "id": "oc4ids-fixtur-1", "documents": [
              { "id": "1", "documentType": "feasibilityStudy" }, { "id": "2", "documentType": "projectScope", {{Fields}} } ] }
            """;

        Assert.Equal(1, CoverageOf(Element, together).Disclosed);
        Assert.Equal(0, CoverageOf(Element, apart).Disclosed);
    }

    [Fact]
    public void WhatIsNotDueYetIsNotMissing()
    {
        const string Element = "proactive-project-completion-06";

        Assert.Equal(1, CoverageOf(Element, """{ "id": "oc4ids-fixtur-1", "status": "preparation" }""").NotDue);
        Assert.Equal(1, CoverageOf(Element, """{ "id": "oc4ids-fixtur-1", "status": "completion" }""").Missing);
        Assert.Equal(1, CoverageOf(Element, """{ "id": "oc4ids-fixtur-1" }""").Missing);
    }

    [Fact]
    public void WhatFollowsAContractIsDueOnceOneIsActive()
    {
        const string Element = "proactive-process-procurement-10";

        Assert.Equal(1, CoverageOf(Element, Process("pre-award")).NotDue);
        Assert.Equal(1, CoverageOf(Element, Process("active")).Missing);
    }

    [Fact]
    public void WhatDoesNotConcernAProjectIsNotMissing()
    {
        const string Element = "proactive-process-implementation-05";

        var without = CoverageOf(Element, Process("active"));

        Assert.Equal((0, 0, 0, 1), (without.Disclosed, without.Missing, without.NotDue, without.NotApplicable));
    }

    [Fact]
    public void CountsAreTheSameOnAnyNumberOfCores()
    {
        var projects = string.Join(",", Enumerable.Range(0, 500).Select(number =>
            $$"""{ "id": "oc4ids-fixtur-{{number}}"{{(number % 3 == 0 ? ", \"sector\": [\"health\"]" : "")}} }"""));

        var one = Validator.Validate(Package(projects), new ValidationOptions { Workers = 1 }).IdsElements;
        var four = Validator.Validate(Package(projects), new ValidationOptions { Workers = 4, ChunkBytes = 1024 }).IdsElements;

        Assert.Equal(one, four);
        Assert.Equal(144, one.Count);
        Assert.Equal(167, one.Single(found => found.Element.Id == Sector).Disclosed);
        Assert.All(one, found => Assert.Equal(500, found.Disclosed + found.Missing + found.NotDue + found.NotApplicable));
    }

    [Fact]
    public void ReleasesHaveNoCostElements() => Assert.Empty(
        Validator.Validate(Encoding.UTF8.GetBytes("""{ "ocid": "ocds-fixtur-1", "id": "1", "date": "2025-01-01T00:00:00Z", "tag": ["tender"] }""")).IdsElements);

    private static IdsElementCoverage CoverageOf(string element, string project) =>
        Validator.Validate(Package(project)).IdsElements.Single(found => found.Element.Id == element);

    private static string Process(string status) =>
        $$"""{ "id": "oc4ids-fixtur-1", "contractingProcesses": [ { "id": "1", "summary": { "status": "{{status}}" } } ] }""";

    private static byte[] Package(string projects) => Encoding.UTF8.GetBytes($$"""
        { "uri": "https://example.com/p.json", "version": "0.9", "publishedDate": "2025-01-01T00:00:00Z",
          "publisher": { "name": "x" }, "projects": [ {{projects}} ] }
        """);
}
