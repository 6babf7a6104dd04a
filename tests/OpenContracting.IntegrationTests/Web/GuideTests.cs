using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The guide's commands and recipes do what it says.</summary>
public abstract partial class GuideTests(PublishedPortal shared)
{
    [DatabaseFact]
    public async Task EveryAddressOfTheGuideAnswers()
    {
        foreach (var page in new[] { "/datos/guia", "/en/data/guide" })
        {
            var text = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync(page));
            var addresses = Address().Matches(text).Select(match => match.Value).Distinct().ToList();

            Assert.True(addresses.Count >= 7, $"{page} has {addresses.Count} addresses.");
            foreach (var address in addresses)
            {
                using var answer = await shared.Portal.Client.GetAsync(address[RunningPortal.PublicAddress.Length..]);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {address} answers {answer.StatusCode}.");
            }
        }
    }

    [DatabaseFact]
    public async Task ThePythonRecipeReadsEveryProject()
    {
        if (!IsInstalled("python3"))
            return;
        var text = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync("/datos/guia"));
        var recipe = Python().Match(text).Value.Replace(RunningPortal.PublicAddress, shared.Portal.Address);
        var file = Path.Combine(Directory.CreateTempSubdirectory("oc-guide-").FullName, "recipe.py");
        await File.WriteAllTextAsync(file, recipe + "\nprint(len(projects), projects[0]['id'])\n");

        using var python = Process.Start(new ProcessStartInfo("python3", [file]) { RedirectStandardOutput = true })!;
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();

        using var lines = new StringReader(await shared.Portal.Client.GetStringAsync("/api/v1/projects.ndjson"));
        var projects = 0;
        while (await lines.ReadLineAsync() is not null)
            projects++;
        Assert.StartsWith($"{projects} oc4ids-", said);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    [GeneratedRegex(@"https://obras\.example\.org/api/v1/[^\s'""<)]+")]
    private static partial Regex Address();

    [GeneratedRegex("import gzip[^<]+")]
    private static partial Regex Python();
}

[Collection(PortalOnSqlite.Name)]
public sealed class GuideTestsOnSqlite(PublishedPortalOnSqlite shared) : GuideTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class GuideTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : GuideTests(shared);
