using OpenContracting.Cli;
using OpenContracting.Tests.Exports.Template;

namespace OpenContracting.IntegrationTests.Cli;

public sealed class ExplainCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    private string Provenance => Path.Combine(folder, "provenance.jsonl");

    /// <summary>A template with rows like those of its example, converted.</summary>
    public async Task InitializeAsync()
    {
        var template = Path.Combine(folder, "template.zip");
        await Run("template", "--out", template);
        await File.WriteAllBytesAsync(template, FilledTemplate.Of(await File.ReadAllBytesAsync(template)));
        var (exit, _, error) = await Run("convert", template, "--project-id", "oc4ids-000000-1", "--provenance", Provenance, "--out", Path.Combine(folder, "out"));
        Assert.True(exit == ExitCode.Ok, error);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task AValueOfAProjectIsTracedToTheCellsOfTheInstitutionsTables()
    {
        var (exit, output, _) = await Run("explain", "oc4ids-000000-1", "/budget/amount", "--provenance", Provenance, "--lang", "en");

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("/budget/amount: from project-tables", output);
        Assert.Contains("/planning/project/oc4ids/budget/amount/amount ← proyectos.csv, row 2, column presupuesto, rule money: B/. 1,200,000.00", output);
    }

    [Fact]
    public async Task AValueOfAProcessIsTracedByTheNumberOfTheAct()
    {
        var (exit, output, _) = await Run("explain", "2026-0-09-03-08-LP-900009", "/tender/title", "--provenance", Provenance, "--lang", "en");

        Assert.Equal((ExitCode.Ok, "/tender/title ← procesos.csv, row 2, column titulo, rule text"), (exit, output.Trim()));
    }

    [Fact]
    public async Task TheTablesOfAFolderAreReadTogetherAsTheirZipIs()
    {
        var tables = Path.Combine(folder, "tables");
        System.IO.Compression.ZipFile.ExtractToDirectory(Path.Combine(folder, "template.zip"), tables);
        var path = Path.Combine(folder, "together.jsonl");

        var (exit, _, error) = await Run("convert", tables, "--project-id", "oc4ids-000000-1", "--out", path, "--lang", "en");

        Assert.True(exit == ExitCode.Ok, error);
        Assert.DoesNotContain(" 1 quarantined", error);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "out")), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task AFindingNamesTheCellItsValueComesFrom()
    {
        var package = Path.Combine(folder, "out");
        await File.WriteAllTextAsync(package, (await File.ReadAllTextAsync(package)).Replace("\"PAB\"", "\"B/.\"", StringComparison.Ordinal));

        await Run("validate", package, "--provenance", Provenance, "--format", $"csv={package}.csv", "--lang", "en", "--quiet");

        Assert.Contains((await File.ReadAllLinesAsync(package + ".csv")), line =>
            line.Contains("closed-codelist", StringComparison.Ordinal) && line.Contains(",/budget/amount/currency,", StringComparison.Ordinal)
            && line.Contains(",proyectos.csv:2:presupuesto,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("oc4ids-000000-9", "/title", "says nothing of 'oc4ids-000000-9'", ExitCode.Findings)]
    [InlineData("oc4ids-000000-1", "/assetLifetime", "There is no value known at /assetLifetime of oc4ids-000000-1.", ExitCode.Findings)]
    [InlineData("oc4ids-000000-1", "title", "'title' is no JSON Pointer: those begin with '/', for example /title.", ExitCode.Usage)]
    public async Task WhatIsNotThereIsSaid(string id, string pointer, string sentence, int code)
    {
        var (exit, _, error) = await Run("explain", id, pointer, "--provenance", Provenance, "--lang", "en");

        Assert.Equal(code, exit);
        Assert.Contains(sentence, error);
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(arguments, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
