using System.Text.RegularExpressions;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every rule of the threat model is held by a test, what the security review names is there, and both languages say the same.</summary>
public sealed partial class ThreatModelTests
{
    [Theory]
    [InlineData("ThreatModel")]
    [InlineData("SecurityReview")]
    public void EveryRuleNamesATestThatThereIs(string document)
    {
        var (spanish, english) = (Rules(document, "es"), Rules(document, "en"));
        var code = string.Concat(((string[])[Path.Combine("OpenContracting.Tests", "People", "Cases"), Path.Combine("OpenContracting.IntegrationTests", "Web")])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests", folder), "*.cs")).Select(File.ReadAllText));

        Assert.Equal(spanish, english);
        Assert.True(spanish.Count >= 15);
        Assert.All(spanish, names => Assert.NotEmpty(names));
        Assert.Empty(spanish.SelectMany(names => names).Where(name => name.Contains('.')
            ? !File.Exists(Path.Combine(RepositoryFiles.Root, name))
            : !code.Contains($" {name}(", StringComparison.Ordinal)));
    }

    private static List<string[]> Rules(string document, string language) =>
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Cases", $"{document}.{language}.md"))
            .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .Select(line => Quoted().Matches(line.Split('|')[^2]).Select(name => name.Groups[1].Value).ToArray())];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
