using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests;

public sealed class TextsTests
{
    [Fact]
    public void TheCommandLineSpeaksBothLanguages() =>
        TextsAssert.BothLanguagesAreComplete(typeof(OpenContracting.Cli.ExitCode).Assembly);

    [Fact]
    public void TheWebSpeaksBothLanguages() =>
        TextsAssert.BothLanguagesAreComplete(typeof(OpenContracting.Web.Hosting.Instance).Assembly);
}
