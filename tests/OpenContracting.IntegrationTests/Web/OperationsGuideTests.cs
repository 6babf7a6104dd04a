using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpenContracting.Tests;
using OpenContracting.Web.Administration;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The operator's guide is whole, says the same in both languages, and its commands work.</summary>
public sealed partial class OperationsGuideTests : IDisposable
{
    private const string Program = "OpenContracting.Web ";
    private const string Admin = Program + "admin ";

    private readonly string folder = Directory.CreateTempSubdirectory("oc-guide-").FullName;

    [Fact]
    public async Task EveryAdminCommandOfTheGuideWorks()
    {
        var commands = Commands("es");
        Assert.Equal(commands, Commands("en"));

        var said = "";
        string? prefix = null;
        foreach (var command in commands.Where(command => command.StartsWith(Admin, StringComparison.Ordinal)))
        {
            SqliteConnection.ClearAllPools();
            var words = Words().Matches(command[Admin.Length..]).Select(word => word.Value.Trim('"').Replace("$PREFIX", prefix).Replace("obras.backup", Path.Combine(folder, "obras.backup")));
            using var output = new StringWriter();
            await Administrator.RunAsync([.. words, "--data", Path.Combine(folder, "data")], output, builder => builder.Logging.ClearProviders());
            said += output;
            prefix = Key().Match(said) is { Success: true } key ? key.Value : null;
        }

        Assert.Contains("obras.backup", said);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void TheGuideNamesEverySettingAndEveryAdminCommandAndSoDoesTheHelp(string language)
    {
        var guide = Guide(language);
        var help = PortalTexts.All[language, "admin.help"];

        Assert.All(typeof(InstanceOptions).GetProperties(), property => Assert.Contains($"`{property.Name}`", guide));
        Assert.All(Administrator.Names, name => Assert.Contains("admin " + name, guide));
        Assert.All(Administrator.Names, name => Assert.Contains("admin " + name.Split(' ')[0], help));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Commands(string language) =>
        [.. Blocks().Matches(Guide(language)).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static string Guide(string language) =>
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Administration", $"Operations.{language}.md"));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"oc_[\w-]{8}")]
    private static partial Regex Key();
}
