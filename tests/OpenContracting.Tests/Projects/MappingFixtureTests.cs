using System.Text;
using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

/// <summary>Each pair in <c>fixtures/mapping</c>, and the promises they prove together.</summary>
public sealed class MappingFixtureTests
{
    public static TheoryData<string> Pairs => [.. MappingFixture.Names];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ReleasesBecomeTheProjectBesideThem(string name)
    {
        var fixture = MappingFixture.Read(name);

        ValidProject.Assert(fixture.Project);
        AssertJson.Equal(MappingFixture.Expected(name), Encoding.UTF8.GetBytes(fixture.Actual()));
    }

    [Fact]
    public void EveryElementHasAPairInAFolderNamedByItsCode() =>
        Assert.Equal(MappingTable.Elements.Order(StringComparer.Ordinal), MappingFixture.Names.Select(n => n.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryPathWrittenIsInTheMappingTable()
    {
        var known = MappingTable.Paths.Select(p => p.Path).ToHashSet();
        var strangers = Written().Where(path => !Prefixes(path).Any(known.Contains)).Distinct().ToArray();

        Assert.True(strangers.Length == 0, "Add to the Fields of the element that writes them: " + string.Join(", ", strangers));
    }

    [Fact]
    public void EveryPathOfTheMappingTableIsWrittenInSomePair()
    {
        var written = Written().SelectMany(Prefixes).ToHashSet();
        var unproven = MappingTable.Paths.Select(p => p.Path).Where(path => !written.Contains(path)).ToArray();

        Assert.True(unproven.Length == 0, "Write a pair in fixtures/mapping that fills: " + string.Join(", ", unproven));
    }

    [Fact]
    public void EverySourceOfTheMappingTableIsUsedInSomePair()
    {
        var used = MappingFixture.Names.SelectMany(n => MappingFixture.Read(n).Project.Provenance).Select(s => (s.Rule, s.Source)).ToHashSet();
        var unproven = MappingTable.Paths.SelectMany(p => p.Sources.Select(s => (p.Element, Source: s))).Distinct()
            .Where(s => s.Source is not ("id-map" or "options") && !used.Contains(s)).Select(s => $"{s.Element} from {s.Source}").ToArray();

        Assert.True(unproven.Length == 0, "Write a pair in fixtures/mapping that shows: " + string.Join(", ", unproven));
    }

    [Fact]
    public void EveryValueNamesASourceOfTheMappingTable()
    {
        var known = MappingTable.Paths.SelectMany(p => p.Sources.Select(s => (p.Element, s))).ToHashSet();
        var strangers = MappingFixture.Names.SelectMany(n => MappingFixture.Read(n).Project.Provenance).Select(s => (s.Rule, s.Source))
            .Where(s => !known.Contains(s)).Distinct().ToArray();

        Assert.True(strangers.Length == 0, "Add to the Fields of the element: " + string.Join(", ", strangers));
    }

    [Fact]
    public void EveryElementSwitchAndNoticeHasItsTexts()
    {
        var texts = new Texts(typeof(MappingTable).Assembly);
        var keys = texts.Keys("es").ToHashSet();

        Assert.Equal([], MappingTable.Elements.Concat(MappingTable.Switches).Select(code => "mapping." + code).Except(keys));
        Assert.Equal([], MappingFixture.Names.SelectMany(n => MappingFixture.Read(n).Project.Notices).Select(n => "mapping-notice." + n.Code).Except(keys));
    }

    private static IEnumerable<string> Written() => MappingFixture.Names.SelectMany(name =>
    {
        using var project = JsonDocument.Parse(MappingFixture.Read(name).Project.Json);
        return Leaves(project.RootElement, "").ToArray();
    });

    private static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Leaves(m.Value, path.Length == 0 ? m.Name : $"{path}/{m.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(i => Leaves(i, path)),
        _ => [path],
    };

    private static IEnumerable<string> Prefixes(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
