namespace OpenContracting.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Ngäbe-Buglé", "ngabe bugle")]
    [InlineData("  CONSTRUCCIÓN,  DE  Ñürüm. ", "construccion de nurum")]
    [InlineData("Pin\u0303a y cafe\u0301", "pina y cafe")]
    [InlineData("B/. 1,234.56", "b 1 234 56")]
    [InlineData("Ångström ßø", "angstrom ßø")]
    [InlineData("...", "")]
    [InlineData("", "")]
    public void CaseAccentsAndPunctuationDoNotCount(string text, string folded) =>
        Assert.Equal(folded, FoldedText.Fold(text));
}
