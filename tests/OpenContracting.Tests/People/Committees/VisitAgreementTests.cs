using OpenContracting.People.Committees;

namespace OpenContracting.Tests.People.Committees;

public sealed class VisitAgreementTests
{
    [Theory]
    [InlineData(1, 0, false, 1)]
    [InlineData(1, 1, true, 0)]
    [InlineData(4, 2, false, 1)]
    [InlineData(5, 3, true, 0)]
    [InlineData(6, 1, false, 3)]
    [InlineData(0, 0, false, 1)]
    public void MoreThanHalfOfTheVoicesStandBehindAVisit(int voices, int agreed, bool isReached, int missing)
    {
        Assert.Equal(isReached, VisitAgreement.IsReached(voices, agreed));
        Assert.Equal(missing, VisitAgreement.Missing(voices, agreed));
    }

    [Fact]
    public void APositionIsRoundedToAThousandthOfADegreeOrIsNone()
    {
        Assert.Equal(new CoarsePosition(8.983m, -79.518m), CoarsePosition.Of(8.98312345m, -79.51798765m));
        Assert.Null(CoarsePosition.Of(8.98m, null));
        Assert.Null(CoarsePosition.Of(91m, 0m));
    }
}
