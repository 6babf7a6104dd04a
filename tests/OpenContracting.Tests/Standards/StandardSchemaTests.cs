using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class StandardSchemaTests
{
    public static TheoryData<Standard, string, DocumentKind> All()
    {
        var all = new TheoryData<Standard, string, DocumentKind>();
        foreach (var version in SchemaFolder.Embedded.Versions(Standard.Oc4ids))
            foreach (var kind in (DocumentKind[])[DocumentKind.ProjectPackage, DocumentKind.Project])
                all.Add(version.Standard, version.Number, kind);
        foreach (var version in SchemaFolder.Embedded.Versions(Standard.Ocds))
            foreach (var kind in Enum.GetValues<DocumentKind>().Where(kind => kind > DocumentKind.Project))
                all.Add(version.Standard, version.Number, kind);
        return all;
    }

    [Fact]
    public void TheVersionsAreThoseOfTheStandards()
    {
        Assert.Equal(["0.9.2", "0.9.3", "0.9.4", "0.9.5"],
            SchemaFolder.Embedded.Versions(Standard.Oc4ids).Select(version => version.Number));
        Assert.Equal(["1.0.3", "1.1.5"],
            SchemaFolder.Embedded.Versions(Standard.Ocds).Select(version => version.Number));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryReferenceOfEverySchemaLeadsToAnObjectInsideIt(Standard standard, string number, DocumentKind kind)
    {
        var schema = StandardSchema.Load(new(standard, number), kind);

        var references = References(schema.Root).ToList();

        Assert.Empty(schema.Problems);
        Assert.All(references, reference =>
        {
            Assert.StartsWith("#", reference.GetProperty("$ref").GetString());
            Assert.Equal(JsonValueKind.Object, schema.Follow(reference).ValueKind);
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryCodelistASchemaNamesIsThere(Standard standard, string number, DocumentKind kind)
    {
        var schema = StandardSchema.Load(new(standard, number), kind);

        Assert.All(schema.Fields.All.Where(field => field.Codelist is not null),
            field => Assert.NotEmpty(schema.Codelists[field.Codelist!].Codes));
    }

    [Fact]
    public void AFieldTellsItsPlaceItsFactsAndItsCodelist()
    {
        var fields = StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.ProjectPackage).Fields;

        var sector = fields.Find("/projects/sector")!;
        Assert.Equal(("", "sector", "projectSector.csv", true),
            (sector.Definition, sector.Field, sector.Codelist, sector.IsOpenCodelist));
        Assert.Equal(["string"], sector.ItemTypes);
        var currency = fields.FindAt("/projects/0/budget/budgetBreakdowns/12/budgetBreakdown/3/amount/currency")!;
        Assert.Equal(("Value", "currency"), (currency.Definition, currency.Field));
        Assert.True(fields.Find("/projects/id")!.IsRequired);
        Assert.Equal("date-time", fields.Find("/publishedDate")!.Format);
        Assert.Equal("package", fields.Find("/publisher/name")!.Definition);
        Assert.Null(fields.Find("/projects/0"));
    }

    [Fact]
    public void AFieldOfOcdsTellsWhetherItIsDeprecatedAndTranslatable()
    {
        var fields = StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release).Fields;

        Assert.Equal("1.1", fields.Find("/tender/amendment")!.DeprecatedIn);
        Assert.Null(fields.Find("/tender/amendments")!.DeprecatedIn);
        Assert.True(fields.Find("/tender/title")!.IsTranslatable);
        Assert.False(fields.Find("/tender/status")!.IsTranslatable);
        Assert.Equal(["string", "null"], fields.Find("/tender/title")!.Types);
    }

    private static IEnumerable<JsonElement> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => References(member.Value))
            .Concat(node.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String ? [node] : []),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
