using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenContracting.Tests;

public sealed partial class TextsTests
{
    [Fact]
    public void TheLibrarySpeaksBothLanguages() => TextsAssert.BothLanguagesAreComplete(typeof(Texts).Assembly);

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void ATextLookedUpWhereItStandsIsThatOfTheTable(string language)
    {
        foreach (var few in Texts.OfLibrary.Keys(language).Chunk(90))
        {
            var fresh = new Texts(typeof(Texts).Assembly);
            Assert.All(few, key => Assert.Equal(Texts.OfLibrary[language, key], fresh[language, key]));
            Assert.Equal("no.such.key", fresh[language, "no.such.key"]);
        }
    }

    [Fact]
    public void EveryTextThatTheCommandsNameExists()
    {
        var folder = Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Cli");
        var known = Files(folder, "*.es.json").SelectMany(file =>
        {
            using var texts = JsonDocument.Parse(File.ReadAllBytes(file));
            return texts.RootElement.EnumerateObject().Select(text => text.Name).ToList();
        }).ToHashSet();

        var named = Files(folder, "*.cs").SelectMany(file => NamedText().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();

        Assert.True(named.Count > 100);
        Assert.Empty(named.Where(key => !known.Contains(key)));
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    [GeneratedRegex(@"ession\.Text\(""([^""]+)""")]
    private static partial Regex NamedText();
}
