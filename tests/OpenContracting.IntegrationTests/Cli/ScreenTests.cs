using OpenContracting.Cli;
using OpenContracting.Cli.Terminal;
using OpenContracting.Tests;
using OpenContracting.Validation;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>What a person reads on a terminal of eighty columns.</summary>
public sealed class ScreenTests : IDisposable
{
    private const int Columns = 80;

    private readonly string folder = Directory.CreateTempSubdirectory("occ-").FullName;

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task EveryHelpFits(string language)
    {
        string[][] commands =
        [
            [], ["validate"], ["checks"], ["convert"], ["flatten"], ["unflatten"], ["compile"], ["combine"], ["split"], ["upgrade"], ["template"], ["push"], ["explain"],
            ["generate"], ["schemas"], ["schemas", "list"], ["schemas", "fetch"], ["schemas", "show"], ["schemas", "dictionary"], ["codelist"], ["case"], ["case", "key"], ["case", "open"],
        ];

        foreach (var command in commands)
            AssertFits(await OutputOf([.. command, "--help", "--lang", language]));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task TheListOfChecksAndTheirPagesFit(string language)
    {
        AssertFits(await OutputOf("checks", "--lang", language));
        foreach (var rule in KnownRule.All)
            AssertFits(await OutputOf("checks", rule.Code, "--lang", language));
    }

    [Fact]
    public async Task AReportFitsExceptWhatIsCopied()
    {
        var report = Path.Combine(folder, "report.txt");
        await OutputOf("validate", RepositoryFiles.Fixture("reports", "package.json"), "--format", $"pretty={report}", "--lang", "es", "--quiet");

        var text = await File.ReadAllTextAsync(report);

        AssertFits(string.Join('\n', text.Split('\n').Skip(1)));
        Assert.Contains("    10:17  El código \"implementacion\" no está en la lista cerrada\n      projectStatus.csv. ¿Quiso decir «implementation»?  oc4ids-000000-obra-1\n", text);
        Assert.Contains("Advertencia  Una referencia no lleva a ninguna organización\n    missing-org-refs × 1\n", text);
    }

    [Fact]
    public async Task AnExampleTooWideGoesOnAsItCanBeTyped()
    {
        var help = await OutputOf("convert", "--help", "--lang", "es");

        Assert.Contains("  occ convert lista.csv --decisions decisiones.jsonl \\\n      --quarantine filas.jsonl > proyectos.jsonl\n", help);
    }

    [Theory]
    [InlineData("validate", "  occ validate [INPUT ...] [--option ...]")]
    [InlineData("checks", "  occ checks [CODE] [--option ...]")]
    [InlineData("codelist", "  occ codelist [NAME] [CODE] [--option ...]")]
    [InlineData("flatten", "  occ flatten [INPUT ...] --out FILE.xlsx|FILE.zip|FOLDER [--option ...]")]
    public async Task UsageTellsWhatMayBeLeftOut(string command, string expected) =>
        Assert.Equal(expected, (await OutputOf(command, "--help", "--lang", "en")).Split('\n').SkipWhile(line => line != "Usage").ElementAt(1));

    [Fact]
    public void WordsAreNeverBroken() =>
        Assert.Equal(
            "Uno dos\n  /projects/12/contractingProcesses/3\n  `{\"a\": 1}` y",
            Wrapping.Lines("Uno dos /projects/12/contractingProcesses/3 `{\"a\": 1}` y", 14, hanging: 2));

    [Fact]
    public void ColoursTakeNoRoom() => Assert.Equal("\u001b[31;1mError\u001b[0m  doce", Wrapping.Lines("\u001b[31;1mError\u001b[0m  doce", 11));

    [Theory]
    [InlineData("a.json", 79, "a.json  ██████████░░░░░░░░░░ 50 %  7 leídos  2.5 MB/s  faltan 0:02")]
    [InlineData("package-of-2026-07.json", 79, "package-of-2026-07.json  ████████░░░░░░░░ 50 %  7 leídos  2.5 MB/s  faltan 0:02")]
    [InlineData("exports/of/many/years/package-of-2026-07.json", 79, "…any/years/package-of-2026-07.json  ██░░░ 50 %  7 leídos  2.5 MB/s  faltan 0:02")]
    public void ProgressFitsItsLine(string name, int width, string expected)
    {
        using var line = new ProgressLine(new Session("es", TextWriter.Null, TextWriter.Null), name, 10_000_000, quiet: false);

        var text = line.At(5_000_000, 7, TimeSpan.FromSeconds(2), width);

        Assert.True(text.Length <= width, text);
        Assert.Equal(expected, text);
    }

    [Fact]
    public void OneIsToldInTheSingular()
    {
        var session = new Session("es", TextWriter.Null, TextWriter.Null);

        Assert.Equal("1 objeto en 1 tabla: a.zip", session.Text("flatten.done", "1", 1, "a.zip"));
        Assert.Equal("1,200 objetos en 3 tablas: a.zip", session.Text("flatten.done", "1,200", 3, "a.zip"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void AssertFits(string screen)
    {
        foreach (var line in screen.Split('\n'))
            Assert.True(Wrapping.Columns(line) <= Columns, $"{Wrapping.Columns(line)} columns: {line}");
    }

    private static async Task<string> OutputOf(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        await CommandLine.RunAsync(arguments, output, error);
        return output.ToString();
    }
}
