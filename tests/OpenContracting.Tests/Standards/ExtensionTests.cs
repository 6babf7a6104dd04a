using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class ExtensionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("extensions").FullName;

    public ExtensionTests()
    {
        Write("ocds/extensions/addresses.csv", """
            id,address
            base,https://example.org/base/
            more,https://example.org/more/
            """);
        Write("ocds/extensions/base/extension.json", """{"name":{"es":"Base","en":"Base"}}""");
        Write("ocds/extensions/base/release-schema.json", """
            {"definitions":{"Shape":{"type":"object","properties":{"id":{"type":"string"}}},
             "Tender":{"properties":{"title":null,"shape":{"$ref":"#/definitions/Shape"}}}}}
            """);
        Write("ocds/extensions/base/codelists/+partyRole.csv", "Code\nguardian\n");
        Write("ocds/extensions/base/codelists/-initiationType.csv", "Code\ntender\nnever\n");
        Write("ocds/extensions/base/codelists/shape.csv", "Code\nround\n");
        Write("ocds/extensions/more/extension.json", """{"dependencies":["https://example.org/base/master/extension.json"]}""");
        Write("ocds/extensions/more/release-schema.json", """
            {"definitions":{"Shape":{"properties":{"colour":{"type":"string"}}}}}
            """);
    }

    [Fact]
    public void APatchAddsAndItsNullsRemoveNothing()
    {
        var schema = Load("https://example.org/base/v1/extension.json#fragment");

        Assert.NotNull(schema.Fields.Find("/releases/tender/shape/id"));
        Assert.NotNull(schema.Fields.Find("/releases/tender/title"));
        Assert.Equal(ExtensionState.Applied, Assert.Single(schema.Extensions).State);
    }

    [Fact]
    public void CodelistsAreAddedToTakenFromAndReplaced()
    {
        var schema = Load("https://example.org/base/v1/extension.json");

        Assert.True(schema.Codelists["partyRole.csv"].Contains("guardian"));
        Assert.True(schema.Codelists["partyRole.csv"].Contains("supplier"));
        Assert.Empty(schema.Codelists["initiationType.csv"].Codes);
        Assert.True(schema.Codelists["shape.csv"].Contains("round"));
        Assert.Equal(new SchemaProblem(SchemaProblem.RemovedCodeMissing, "base", "never"), Assert.Single(schema.Problems));
    }

    [Fact]
    public void WhatAnExtensionBuildsOnComesBeforeItWhetherDeclaredOrNot()
    {
        var implied = Load("https://example.org/more/");
        var declaredLater = Load("https://example.org/more/", "https://example.org/base/");

        Assert.Equal(
            [ExtensionState.Applied, ExtensionState.Implied], implied.Extensions.Select(each => each.State).Order());
        Assert.Equal(
            [ExtensionState.Applied, ExtensionState.Applied], declaredLater.Extensions.Select(each => each.State));
        foreach (var schema in (StandardSchema[])[implied, declaredLater])
            Assert.NotNull(schema.Fields.Find("/releases/tender/shape/colour"));
    }

    [Fact]
    public void AnUnknownOrRepeatedExtensionIsToldAndChangesNothing()
    {
        var plain = Load();
        var schema = Load("https://example.org/other/", "https://example.org/base/", "https://example.org/base/a/b.json");

        Assert.Equal(
            [ExtensionState.Unknown, ExtensionState.Applied, ExtensionState.Duplicate],
            schema.Extensions.Select(each => each.State));
        Assert.True(JsonElement.DeepEquals(plain.Root, Load("https://example.org/other/").Root));
    }

    [Fact]
    public void AnExtensionWhosePatchIsNotJsonIsToldAndLeftOut()
    {
        Write("ocds/extensions/base/release-schema.json", "{");

        var schema = Load("https://example.org/base/");

        Assert.Equal(ExtensionState.Broken, Assert.Single(schema.Extensions).State);
        Assert.NotNull(schema.Fields.Find("/releases/tender/title"));
    }

    [Theory]
    [InlineData("https://example.org/base", "base")]
    [InlineData("https://example.org/base/refs/tags/v1.1.5/extension.json", "base/v1.1.5")]
    [InlineData("https://example.org/base/blob/v1.1.5/extension.json", "base/v1.1.5")]
    [InlineData("http://EXAMPLE.org/base/raw/refs/heads/master/extension.json", "base")]
    [InlineData("https://example.org/based/", null)]
    [InlineData("https://extensions.open-contracting.org/en/extensions/lots", "lots")]
    [InlineData("https://github.com/open-contracting-extensions/ocds_lots_extension", "lots")]
    public void AnAddressIsKnownAsPeopleWriteIt(string address, string? path)
    {
        Write("ocds/extensions/base/v1.1.5/extension.json", "{}");
        Write("ocds/extensions/addresses.csv", new StreamReader(SchemaFolder.Embedded.Open("ocds/extensions/addresses.csv")).ReadToEnd()
            + "base,https://example.org/base/\n");

        var extension = Load(address).Extensions.First(each => each.Address == address).Extension;

        Assert.Equal(path is null ? null : $"ocds/extensions/{path}", extension?.Path);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":{"es":1}}""")]
    [InlineData("""{"dependencies":["https://example.org/more/"],"dependencies":[]}""")]
    public void AnExtensionWhoseDescriptionCannotBeReadIsBrokenAndNotUnknown(string description)
    {
        Write("ocds/extensions/base/extension.json", description);

        Assert.Equal([ExtensionState.Broken], Load("https://example.org/base/").Extensions.Select(each => each.State));
        Assert.Equal(
            [ExtensionState.Applied, ExtensionState.Broken], Load("https://example.org/more/").Extensions.Select(each => each.State).Order());
    }

    [Fact]
    public void WhatAnExtensionBuildsOnAndIsNotAtHandIsTold()
    {
        Write("ocds/extensions/more/extension.json", """{"dependencies":["https://example.org/gone/"]}""");

        var schema = Load("https://example.org/more/");

        Assert.Contains(new DeclaredExtension("https://example.org/gone/", null, ExtensionState.Unknown), schema.Extensions);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private StandardSchema Load(params string[] addresses) => StandardSchema.Load(
        StandardVersion.Ocds115, DocumentKind.ReleasePackage, addresses, SchemaFolder.Over(folder));

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
