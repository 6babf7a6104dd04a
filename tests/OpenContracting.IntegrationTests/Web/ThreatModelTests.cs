using System.Text.RegularExpressions;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every rule of the threat model is held by a test, and both languages say the same.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void EveryRuleNamesATestThatThereIs()
    {
        var (spanish, english) = (Rules("es"), Rules("en"));
        var code = string.Concat(((string[])[Path.Combine("OpenContracting.Tests", "People", "Cases"), Path.Combine("OpenContracting.IntegrationTests", "Web")])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests", folder), "*.cs")).Select(File.ReadAllText));

        Assert.Equal(spanish, english);
        Assert.True(spanish.Count >= 15);
        Assert.All(spanish, tests => Assert.NotEmpty(tests));
        Assert.Empty(spanish.SelectMany(tests => tests).Where(test => !code.Contains($" {test}(", StringComparison.Ordinal)));
    }

    private static List<string[]> Rules(string language) =>
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Cases", $"ThreatModel.{language}.md"))
            .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .Select(line => Quoted().Matches(line.Split('|')[^2]).Select(name => name.Groups[1].Value).ToArray())];

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();
}
