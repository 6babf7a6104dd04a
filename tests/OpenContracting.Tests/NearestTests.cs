namespace OpenContracting.Tests;

/// <summary>What is offered for a mistyped word.</summary>
public sealed class NearestTests
{
    private static readonly string[] Words = ["status", "sector", "updated_since", "page_size"];

    [Theory]
    [InlineData("statsu", "status")]
    [InlineData("SECTOR", "sector")]
    [InlineData("updatedsinse", "updated_since")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void TheNearestWordIsOffered(string typed, string? offered) => Assert.Equal(offered, Nearest.To(typed, Words));

    [Fact]
    public void AmongEqualsItIsTheFirstInTheAlphabet() => Assert.Equal("bad", Nearest.To("dad", ["mad", "bad"]));
}
