using System.Text;
using System.Text.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Tests.Validation;

/// <summary>Whatever extensions a package declares, its schema can be compiled and its data be judged.</summary>
public sealed class ExtensionPlanTests
{
    public static TheoryData<string> Ids => [.. Extension.All(SchemaFolder.Embedded).Select(extension => extension.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryExtensionAloneCanBeCompiled(string id)
    {
        var schema = StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.ReleasePackage, [id], SchemaFolder.Embedded);

        Assert.All(ValidationPlan.Compile(schema).Nodes.OfType<PlanNode>(), AssertEveryPropertyIsFound);
        Assert.All(schema.Extensions, each => Assert.True(each.State is ExtensionState.Applied or ExtensionState.Implied, each.Address));
    }

    [Theory]
    [InlineData(DocumentKind.ReleasePackage)]
    [InlineData(DocumentKind.RecordPackage)]
    public void AllExtensionsTogetherCanBeCompiled(DocumentKind kind)
    {
        var schema = StandardSchema.Load(StandardVersion.Ocds115, kind, Extension.All(SchemaFolder.Embedded).Select(extension => extension.Id).Distinct(), SchemaFolder.Embedded);

        Assert.All(ValidationPlan.Compile(schema).Nodes.OfType<PlanNode>(), AssertEveryPropertyIsFound);
    }

    [Fact]
    public void PropertiesWhoseNamesHaveTheSameKeyAreToldApart()
    {
        using var schema = JsonDocument.Parse("""
            {"properties":{"competitiveMinimumPercentage":{"type":"number"},"competitiveMaximumPercentage":{"type":"string"}}}
            """);

        var plan = ValidationPlan.Compile(schema.RootElement, DocumentKind.Release, StandardVersion.Ocds115, new Dictionary<string, Codelist>());

        AssertEveryPropertyIsFound(plan.Root);
        Assert.Null(plan.Root.Table.Find("competitiveMeanestPercentage"u8));
    }

    [ReferenceDataFact]
    public void APackageOfDgcpIsJudgedByTheExtensionsItDeclares()
    {
        var package = File.ReadAllBytes(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", "ocds-v2-api-release-package.json"));

        var report = Validator.Validate(package, new ValidationOptions { Workers = 2 });

        Assert.True(report.Items > 0);
        Assert.DoesNotContain(report.Notices, notice => notice.Code == Rules.UnknownExtension.Code);
    }

    [Fact]
    public void WhatIsOddAboutAnExtensionIsToldInTheReport()
    {
        var folder = Directory.CreateTempSubdirectory("extension").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "ocds/extensions/odd/codelists"));
            File.WriteAllText(Path.Combine(folder, "ocds/extensions/odd/extension.json"), """{"dependencies":["gone"]}""");
            File.WriteAllText(Path.Combine(folder, "ocds/extensions/odd/release-schema.json"), """{"properties":{"odd":{"$ref":"#/definitions/Gone"}}}""");
            File.WriteAllText(Path.Combine(folder, "ocds/extensions/odd/codelists/-partyRole.csv"), "Code\nnobody\n");

            var report = Validator.Validate(
                """{"version":"1.1","extensions":["odd"],"releases":[]}"""u8.ToArray(),
                new ValidationOptions { Workers = 1, Schemas = SchemaFolder.Over(folder) });

            Assert.Contains(report.Notices, notice => notice is { Code: "unknown-extension", Value: "gone" });
            Assert.Contains(report.Notices, notice => notice is { Code: "removed-code-missing", Value: "nobody", Expected: "odd" });
            Assert.Contains(report.Notices, notice => notice.Code == "unresolved-reference" && notice.Value!.EndsWith("/Gone", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertEveryPropertyIsFound(PlanNode node) =>
        Assert.All(node.Properties, property => Assert.Same(property, node.Table.Find(Encoding.UTF8.GetBytes(property.Name))));
}
