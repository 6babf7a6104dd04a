using OpenContracting.People.Gatherings;

namespace OpenContracting.Tests.People.Gatherings;

public sealed class GatheringCountsTests
{
    [Fact]
    public void AGroupSoSmallThatOneOfItCouldBeToldIsNotSaid()
    {
        Assert.Equal(new GatheringCounts(30, 17, 13, null, 0), new GatheringCounts(30, 17, 13, 3, 0).Published);
        // Two men could be had by taking the women from all.
        Assert.Equal(new GatheringCounts(30, null, null, null, null), new GatheringCounts(30, 28, 2, 28, null).Published);
        Assert.Equal(new GatheringCounts(null, null, null, null, null), new GatheringCounts(null, null, null, null, null).Published);
    }

    [Theory]
    [InlineData(10, 6, 5, null, false)]
    [InlineData(10, 6, 4, 11, false)]
    [InlineData(10, -1, null, null, false)]
    [InlineData(null, 3, null, null, false)]
    [InlineData(10, 6, 4, 10, true)]
    [InlineData(null, null, null, null, true)]
    public void NoPartIsLargerThanTheWholeOrKnownWithoutIt(int? all, int? women, int? men, int? young, bool isSound) =>
        Assert.Equal(isSound, new GatheringCounts(all, women, men, young, null).IsSound);
}
