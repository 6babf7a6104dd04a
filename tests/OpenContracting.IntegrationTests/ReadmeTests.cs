using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests;

/// <summary>Runs every command of README.md and looks at what it promises.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Demo = "dotnet run --project src/OpenContracting.Web";
    private const string Test = "dotnet test";
    private const string RealData = "dotnet run --project src/OpenContracting.Web -- --no-demo --public-address https://obras.example.pa";
    private const string CreateKey = "dotnet run --project src/OpenContracting.Web -- admin keys create --name DGCP --source dgcp";
    private const string Push = "curl --fail -H \"Authorization: Bearer $KEY\" --data-binary @2026-09.zip \"http://localhost:5000/api/v1/exports?name=2026-09.zip\"";
    private const string Database = "export OpenContracting__Database=\"Host=localhost;Database=opencontracting;Username=app\"";
    internal const string WebRole = "dotnet run --project src/OpenContracting.Web -- --no-demo --role web --public-address https://obras.example.pa";
    internal const string WorkerRole = "dotnet run --project src/OpenContracting.Web -- --no-demo --role worker --public-address https://obras.example.pa";
    private const string Generate = "dotnet run --project src/OpenContracting.Cli -- generate --processes 200 --out months";
    private const string Convert = "dotnet run --project src/OpenContracting.Cli -- convert months --package --out projects.json";
    private const string Validate = "dotnet run --project src/OpenContracting.Cli -- validate projects.json";

    private readonly string folder = Directory.CreateTempSubdirectory("oc-readme-").FullName;

    [Fact]
    public void EveryCommandIsRunByATest()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "README.md"));
        var commands = ShellBlock().Matches(readme).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(
            [Demo, Test, RealData, CreateKey, Push, Database, WebRole, WorkerRole, Generate, Convert, Validate],
            commands);
    }

    [Fact]
    public async Task OneCommandShowsPublicWorks()
    {
        await using var demo = Start(Demo);
        using var client = new HttpClient { BaseAddress = new Uri(await AddressOf(demo)) };

        var package = await PublishedAsync(client);

        Assert.True(package.GetProperty("projects").GetArrayLength() >= 100, "The demonstration has fewer than 100 public works.");
        Assert.Contains("noindex", await client.GetStringAsync("/"));
    }

    [Fact]
    public void TheOtherCommandIsWhatLandingRuns() =>
        Assert.Contains($"\n{Test} OpenContracting.sln --no-build", File.ReadAllText(Path.Combine(RepositoryFiles.Root, ".ci", "run")));

    [Fact]
    public async Task AnExportIsPushedWithAKey()
    {
        await using var instance = Start(RealData);
        var address = await AddressOf(instance);
        var key = (await ShellProcess.RunAsync(CreateKey, Settings())).Split('\n')[^1].Trim();
        var export = Path.Combine(folder, "2026-09.zip");
        File.Copy(RepositoryFiles.Fixture("exports", "demo", "panamacompra_v3-2026-09.zip"), export);

        await ShellProcess.RunAsync(Push.Replace("http://localhost:5000", address).Replace("@2026-09.zip", "@" + export), ("KEY", key));

        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var package = await PublishedAsync(client);
        Assert.StartsWith("https://obras.example.pa/", package.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task TheCommandLineGeneratesConvertsAndValidates()
    {
        string In(string command) => command.Replace("months", $"{folder}/months").Replace("projects.json", $"{folder}/projects.json");

        await ShellProcess.RunAsync(In(Generate));
        await ShellProcess.RunAsync(In(Convert));
        await ShellProcess.RunAsync(In(Validate));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ShellProcess Start(string command, params (string Name, string Value)[] more) =>
        new(command, [.. Settings(), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), .. more]);

    private (string Name, string Value)[] Settings() => [("OpenContracting__Data", Path.Combine(folder, "data"))];

    internal static Task<string> AddressOf(ShellProcess instance) =>
        instance.WaitForAsync(line => Address().Match(line) is { Success: true } match ? match.Value : null);

    private static async Task<JsonElement> PublishedAsync(HttpClient client)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            using var response = await client.GetAsync("/api/v1/oc4ids/package.json");
            if (response.StatusCode == HttpStatusCode.OK)
                return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            await Task.Delay(250);
        }

        throw new TimeoutException("No package was published within five minutes.");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
