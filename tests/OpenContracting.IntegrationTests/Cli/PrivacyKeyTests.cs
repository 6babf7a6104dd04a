using System.Text.Json;
using OpenContracting.Cli;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>The secret that ids of persons are computed with, as <c>occ convert</c> takes it.</summary>
public sealed class PrivacyKeyTests : IDisposable
{
    private const string Cedula = "8-123-4567";

    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task OnePersonHasOneIdWithOneKeyAndAnotherWithAnother()
    {
        var first = await IdsAsync(Key("one"), "a.json", "b.json");
        var again = await IdsAsync(Key("one"), "b.json");
        var other = await IdsAsync(Key("two"), "a.json");

        Assert.Single(first.Distinct());
        Assert.Equal(first[0], again[0]);
        Assert.NotEqual(first[0], other[0]);
        Assert.All([.. first, .. again, .. other], id => Assert.StartsWith("persona-", id));
    }

    [Fact]
    public async Task WithoutAKeyPersonsAreNumberedWithinEachProcess() =>
        Assert.Equal(["persona-1", "persona-1"], await IdsAsync(null, "a.json", "b.json"));

    [Fact]
    public async Task AKeyThatCouldBeGuessedIsRefused()
    {
        var key = Path.Combine(folder, "short");
        await File.WriteAllTextAsync(key, "secreto\n");

        var (exit, _, error) = await RunAsync("convert", Package("a.json", 1), "--privacy-key", key, "--lang", "en");

        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("is too short: it takes at least 16 bytes", error);
    }

    private async Task<List<string>> IdsAsync(string? key, params string[] names)
    {
        var ids = new List<string>();
        foreach (var (number, name) in names.Index())
        {
            var (exit, output, error) = await RunAsync(["convert", Package(name, number), "--to", "releases", "--quiet", .. key is null ? Array.Empty<string>() : ["--privacy-key", key]]);
            Assert.True(exit == ExitCode.Ok, error);
            Assert.DoesNotContain(Cedula, output);
            using var release = JsonDocument.Parse(output);
            ids.Add(release.RootElement.GetProperty("awards")[0].GetProperty("suppliers")[0].GetProperty("id").GetString()!);
        }

        return ids;
    }

    private string Key(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"a-secret-for-tests-only-{name}\n");
        return path;
    }

    private string Package(string name, int number)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path,
            $$"""
            {"uri":"https://example.org/{{name}}","version":"1.1","publishedDate":"2026-01-02T00:00:00Z","publisher":{"name":"Synthetic"},"releases":[
            {"ocid":"ocds-213czf-{{name}}","id":"{{number}}","date":"2026-01-01T00:00:00Z","tag":["award"],"initiationType":"tender",
             "parties":[{"id":"{{Cedula}}","name":"Ana Ejemplo","roles":["supplier"]}],
             "awards":[{"id":"1","suppliers":[{"id":"{{Cedula}}","name":"Ana Ejemplo"}]}]}]}
            """);
        return path;
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var path = Path.Combine(folder, "out");
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync([.. arguments, "--out", path], output, error);
        return (exit, File.Exists(path) ? await File.ReadAllTextAsync(path) : "", error.ToString());
    }
}
