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
            // What is named in the text is there too: but for what waits for a key, a number or a day of one's own.
            var named = Named().Matches(text).Select(match => match.Groups[1].Value)
                .Where(address => !address.EndsWith('=') && !address.Contains("as-of", StringComparison.Ordinal) && address is not ("/api/v1/exports" or "/api/v1/budgets")).Distinct().ToList();
            Assert.True(named.Count >= 20, $"{page} names {named.Count} addresses.");
            foreach (var address in addresses.Select(address => address[RunningPortal.PublicAddress.Length..]).Concat(named))
            {
                using var answer = await shared.Portal.Client.GetAsync(address);
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

    [DatabaseFact]
    public async Task TheCSharpRecipeListsEveryProject()
    {
        var text = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync("/datos/guia"));
        var folder = Directory.CreateTempSubdirectory("oc-guide-").FullName;
        var file = Path.Combine(folder, "recipe.cs");
        // A native build would want packages that only publishing needs.
        await File.WriteAllTextAsync(file, "#:property PublishAot=false\n" + CSharp().Match(text).Value.Replace(RunningPortal.PublicAddress, shared.Portal.Address));

        var said = await RunAsync("dotnet", "run", file);

        Assert.Equal(await ProjectsAsync(), said.Split('\n').Count(line => line.StartsWith("oc4ids-", StringComparison.Ordinal)));
        Directory.Delete(folder, recursive: true);
    }

    [DatabaseFact]
    public async Task TheRRecipeReadsEveryProject()
    {
        if (!IsInstalled("Rscript"))
            return;
        var text = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync("/datos/guia"));
        var recipe = R().Match(text).Value.Replace(RunningPortal.PublicAddress, shared.Portal.Address);

        Assert.Contains($"rows {await ProjectsAsync()}", await RunAsync("Rscript", "-e", recipe + "\ncat('rows', nrow(projects))"));
    }

    /// <summary>Neither Excel nor Google Sheets runs here: what they take from the address of the recipe is looked at as they read it.</summary>
    [DatabaseFact]
    public async Task TheRecipeOfSpreadsheetsLeadsToATableThatTheyCanRead()
    {
        var text = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync("/en/data/guide"));
        foreach (var (address, hasMark) in new[] { (Address().Matches(text).Select(match => match.Value).Single(one => one.EndsWith("?bom=yes", StringComparison.Ordinal)), true), (ImportData().Match(text).Groups[1].Value, false) })
        {
            using var answer = await shared.Portal.Client.GetAsync(address[RunningPortal.PublicAddress.Length..]);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            using var csv = new CsvHelper.CsvReader(new StringReader(System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')), System.Globalization.CultureInfo.InvariantCulture);
            var rows = new List<string[]>();
            while (await csv.ReadAsync())
                rows.Add([.. csv.Parser.Record!]);

            Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
            // Without this mark Excel takes a file for one of its own code page; Sheets would show it.
            Assert.Equal(hasMark, bytes.AsSpan().StartsWith("\uFEFF"u8));
            Assert.Equal("id", rows[0][0]);
            Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
            Assert.Equal(answer.Headers.GetValues("X-Total-Count").Single(), (rows.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private async Task<int> ProjectsAsync() =>
        (await shared.Portal.Client.GetStringAsync("/api/v1/projects.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    [GeneratedRegex(@"=IMPORTDATA\(""([^""]+)""\)")]
    private static partial Regex ImportData();

    [GeneratedRegex(@"https://obras\.example\.org/api/v1/[^\s'""<)]+")]
    private static partial Regex Address();

    [GeneratedRegex("<code>(/api/v1/[^<{]+)</code>")]
    private static partial Regex Named();

    [GeneratedRegex("import gzip[^<]+")]
    private static partial Regex Python();

    [GeneratedRegex("using System.Text.Json;.*?(?=</code>)", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("projects &lt;- [^<]+|projects <- [^<]+")]
    private static partial Regex R();
}

[Collection(PortalOnSqlite.Name)]
public sealed class GuideTestsOnSqlite(PublishedPortalOnSqlite shared) : GuideTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class GuideTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : GuideTests(shared);
