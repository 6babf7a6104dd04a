using OpenContracting.Cli;

namespace OpenContracting.IntegrationTests.Cli;

public sealed class CodelistCommandTests
{
    [Theory]
    [InlineData("rehabilitation", "rehabilitation  Rehabilitación")]
    [InlineData("construction", "construction  Construcción")]
    public async Task ACodeIsExplained(string code, string line)
    {
        var (exit, output, error) = await Run("codelist", "projectType", code, "--lang", "es");

        Assert.Equal((ExitCode.Ok, ""), (exit, error));
        Assert.StartsWith(line, output);
    }

    [Theory]
    [InlineData("projectType", "Rehabilitacion", "'Rehabilitacion' is not in projectType. Did you mean 'rehabilitation' (Rehabilitation)?")]
    [InlineData("projecttype.csv", "zzzzzz", "'zzzzzz' is not in projectType, and no code is near it.")]
    public async Task AWrongCodeGetsTheNearest(string name, string code, string sentence)
    {
        var (exit, output, error) = await Run("codelist", name, code, "--lang", "en");

        Assert.Equal((ExitCode.Findings, "", sentence), (exit, output, error.TrimEnd()));
    }

    [Theory]
    [InlineData("projctType", "I do not know the codelist 'projctType'. Did you mean 'projectType'?")]
    [InlineData("somethingElse", "I do not know the codelist 'somethingElse'. 'occ codelist' names them all.")]
    public async Task AWrongListGetsTheNearest(string name, string sentence)
    {
        var (exit, _, error) = await Run("codelist", name, "--lang", "en");

        Assert.Equal((ExitCode.Usage, sentence), (exit, error.TrimEnd()));
    }

    [Fact]
    public async Task AListIsWrittenWithItsTitles()
    {
        var (exit, output, _) = await Run("codelist", "projectType", "--lang", "en");

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("expansion        Expansion", output.Split(Environment.NewLine));
    }

    [Fact]
    public async Task WithoutAListAllAreNamed()
    {
        var (exit, output, _) = await Run("codelist", "--lang", "en");

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("OC4IDS 0.9.5  projectType  5 codes", output.Split(Environment.NewLine));
        Assert.Contains(output.Split(Environment.NewLine), line => line.StartsWith("OCDS 1.1.5  tenderStatus", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnotherVersionIsAskedByItsNumber()
    {
        var (newest, _, _) = await Run("codelist", "documentType", "feasibilityStudy");
        var (older, _, error) = await Run("codelist", "metricID", "--schema", "0.9.2", "--lang", "en");

        Assert.Equal(ExitCode.Ok, newest);
        Assert.Equal((ExitCode.Usage, "I do not know the codelist 'metricID'. 'occ codelist' names them all."), (older, error.TrimEnd()));
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
