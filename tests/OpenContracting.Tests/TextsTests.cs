namespace OpenContracting.Tests;

public sealed class TextsTests
{
    [Fact]
    public void TheLibrarySpeaksBothLanguages() => TextsAssert.BothLanguagesAreComplete(typeof(Texts).Assembly);
}
