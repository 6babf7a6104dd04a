using OpenContracting.People.Cases;

namespace OpenContracting.Tests.People.Cases;

public sealed class ReceiptCodeTests
{
    [Fact]
    public void ACodeIsReadAsItIsShownHoweverItIsTyped()
    {
        var code = new ReceiptCode([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 255]);

        Assert.Equal("000G-40R4-0M30-E209-185G-R3FZ", code.ToString());
        Assert.Equal(code.LookupId, ReceiptCode.TryParse(" oo0g 40r4 0m30 e209 i85g r3fz ")!.LookupId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000G-40R4")]
    [InlineData("000G-40R4-0M30-E209-185G-R3FZ-0")]
    [InlineData("UUUU-40R4-0M30-E209-185G-RDZZ")]
    public void WhatIsNoCodeIsNone(string? typed) => Assert.Null(ReceiptCode.TryParse(typed));

    [Fact]
    public void WhatIsKeptOfACodeIsNotTheKeyAndTwoCodesShareNothing()
    {
        var (one, other) = (ReceiptCode.New(), ReceiptCode.New());

        Assert.NotEqual(one.LookupId, Convert.ToHexStringLower(one.MailboxKey));
        Assert.NotEqual(one.LookupId, other.LookupId);
        Assert.NotEqual(one.PublicName, other.PublicName);
        Assert.DoesNotContain(one.PublicName, one.LookupId);
    }
}
