using System.Text.Json;
using OpenContracting.Standards.Upgrades;

namespace OpenContracting.Tests.Standards.Upgrades;

/// <summary>Each pair in <c>fixtures/upgrades</c>: an old item, and what becomes of it.</summary>
public sealed class ItemUpgradeTests
{
    private const string Suffix = ".upgraded.json";

    public static TheoryData<string> Pairs { get; } = new(Directory.EnumerateFiles(RepositoryFiles.Fixture("upgrades"), "*" + Suffix, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryFiles.Fixture("upgrades"), path)[..^Suffix.Length].Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AnOldItemBecomesTheNewOneBesideIt(string name)
    {
        var old = File.ReadAllBytes(RepositoryFiles.Fixture("upgrades", name + ".json"));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Fixture("upgrades", name + Suffix)));

        var upgraded = Upgrade(name, old, []);

        using var actual = JsonDocument.Parse(upgraded);
        Assert.Null(AssertJson.Difference(expected.RootElement, actual.RootElement, ""));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void WhatIsNewAlreadyStaysByteForByte(string name)
    {
        var upgraded = File.ReadAllBytes(RepositoryFiles.Fixture("upgrades", name + Suffix));

        Assert.Equal(upgraded, Upgrade(name, upgraded, []).ToArray());
    }

    [Fact]
    public void WhatOnlyAPersonCanDecideIsTold()
    {
        var notices = new List<UpgradeNotice>();

        Upgrade("projects/", """{"id":"x","documents":[{"id":"1","documentType":"finalAudit"}],"contractingProcesses":[{"releases":[{"tag":["shortlist"]}]}]}"""u8.ToArray(), notices);
        Upgrade("releases/", """{"buyer":{"id":"1","name":"A","address":{}},"tender":{"procuringEntity":{"id":"1","name":"B"}}}"""u8.ToArray(), notices);
        Upgrade("records/", """{"releases":[{"url":"https://example.org"}],"versionedRelease":{},"compiledRelease":{"buyer":{"name":"A"}}}"""u8.ToArray(), notices);

        Assert.Equal(
            [
                new("release-tag", "/contractingProcesses/0/releases/0/tag", "shortlist"),
                new("final-audit", "/documents/0/documentType", "finalAudit"),
                new("party-names", "/parties/0/name", "1: B"),
                new("versions-left-out", "/versionedRelease", null),
            ],
            notices);
    }

    [Fact]
    public void AnOrganizationWithoutAnIdentifierHasTheSameIdInEveryRelease()
    {
        string Id(string json) => JsonDocument.Parse(ItemUpgrade.Release(System.Text.Encoding.UTF8.GetBytes(json), _ => { })).RootElement.GetProperty("parties")[0].GetProperty("id").GetString()!;

        Assert.Equal(Id("""{"buyer":{"name":"Entidad Sintética"}}"""), Id("""{"tender":{"procuringEntity":{"name":" entidad sintética","address":{"locality":"x"}}}}"""));
    }

    private static ReadOnlyMemory<byte> Upgrade(string name, byte[] item, List<UpgradeNotice> notices) => name.Split('/')[0] switch
    {
        "projects" => ItemUpgrade.Project(item, notices.Add),
        "records" => ItemUpgrade.Record(item, notices.Add),
        _ => ItemUpgrade.Release(item, notices.Add),
    };
}
