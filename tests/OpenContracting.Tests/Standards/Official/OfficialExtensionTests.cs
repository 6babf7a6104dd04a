using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards.Official;

public sealed class OfficialExtensionTests
{
    // Where what an extension builds on differs on purpose, and why. No constraint and no code differs.
    private static readonly Dictionary<string, string> deliberate = new()
    {
        ["ocds/extensions/lots: submissionTerms"] = "its patch refers to SubmissionTerms, which only that extension defines",
    };

    [ReferenceDataFact]
    public void EveryPatchHasTheOfficialConstraintsOneByOne() => Assert.Empty(
        from extension in Extensions()
        from file in Directory.EnumerateFiles(extension.Official, "*-schema.json")
        let path = $"{extension.Ours}/{Path.GetFileName(file)}"
        from difference in SchemaFolder.Embedded.Has(path)
            ? OfficialFiles.Differences(OfficialFiles.Json(file), OfficialFiles.Ours(path))
            : [": missing"]
        select $"{path}{difference}");

    [ReferenceDataFact]
    public void EveryCodelistOfAnExtensionHasTheOfficialCodes() => Assert.Empty(
        from extension in Extensions()
        let folder = Path.Combine(extension.Official, "codelists")
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.csv")
        let difference = OfficialCodes.Difference(file, $"{extension.Ours}/codelists/{Path.GetFileName(file)}")
        where difference is not null
        select difference);

    [ReferenceDataFact]
    public void EveryExtensionBuildsOnWhatItOfficiallyBuildsOn() => Assert.Equal(
        deliberate.Keys.Order(StringComparer.Ordinal),
        (from extension in Extensions()
         let official = Dependencies(OfficialFiles.Json(Path.Combine(extension.Official, "extension.json")))
             .Select(address => IdOf(address)).ToList()
         let ours = Dependencies(OfficialFiles.Ours($"{extension.Ours}/extension.json")).ToList()
         from id in official.Except(ours).Concat(ours.Except(official))
         select $"{extension.Ours}: {id}").Order(StringComparer.Ordinal));

    [ReferenceDataFact]
    public void NothingThatDgcpDeclaresIsUnknown()
    {
        var sample = OfficialFiles.Json(Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", "ocds-v2-api-release-package.json"));
        var declared = sample.GetProperty("extensions").EnumerateArray().Select(address => address.GetString()!).ToList();

        var schema = StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.ReleasePackage, declared);

        Assert.Equal(declared, schema.Extensions.Where(each => each.State != ExtensionState.Implied).Select(each => each.Address));
        Assert.All(schema.Extensions, each => Assert.NotNull(each.Extension));
        Assert.Equal(3, schema.Extensions.Count(each => each.State == ExtensionState.Duplicate));
        Assert.Empty(schema.Problems);
    }

    [ReferenceDataFact]
    public void TheRegistrysAddressesLeadToTheirExtensions()
    {
        using var stream = File.OpenRead(OfficialFiles.Folder("ocds", "extensions", "extension_versions.csv"));
        var rows = CsvTable.Read(stream).Rows
            .Where(row => SchemaFolder.Embedded.Has($"ocds/extensions/{row["Id"]}/extension.json")).ToList();

        var schema = StandardSchema.Load(
            StandardVersion.Ocds115, DocumentKind.Release, rows.Select(row => row["Base URL"] + "extension.json"));

        Assert.True(rows.Count > 50);
        Assert.Equal(
            rows.Select(row => (string?)row["Id"]),
            schema.Extensions.Where(each => each.State != ExtensionState.Implied).Select(each => each.Extension?.Id));
        Assert.Empty(schema.Problems);
    }

    private static IEnumerable<string> Dependencies(JsonElement extension) =>
        extension.TryGetProperty("dependencies", out var list) ? list.EnumerateArray().Select(entry => entry.GetString()!) : [];

    private static string? IdOf(string address) =>
        StandardSchema.Load(StandardVersion.Ocds115, DocumentKind.Release, [address]).Extensions
            .First(each => each.Address == address).Extension?.Id;

    private static IEnumerable<(string Official, string Ours)> Extensions()
    {
        foreach (var folder in Directory.EnumerateDirectories(OfficialFiles.Folder("ocds", "extensions")))
        {
            var id = Path.GetFileName(folder);
            foreach (var version in Directory.EnumerateDirectories(folder))
                yield return (version, Path.GetFileName(version) == "live"
                    ? $"ocds/extensions/{id}"
                    : $"ocds/extensions/{id}/{Path.GetFileName(version)}");
        }
    }
}
