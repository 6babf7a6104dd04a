using System.Text;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards;

public sealed class CsvTableTests
{
    [Fact]
    public void QuotesLineBreaksAndAByteOrderMarkAreRead()
    {
        var row = Assert.Single(Read("\uFEFFa,b,c\r\n\"x, y\",\"he said \"\"no\"\"\",\"two\r\nlines\"\r\n").Rows);

        Assert.Equal(("x, y", "he said \"no\"", "two\r\nlines"), (row["a"], row["b"], row["c"]));
    }

    [Theory]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\n\n1,2\n\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    public void BlankLinesAndTheLastLineBreakDoNotCount(string csv) =>
        Assert.Equal(["1 2"], Read(csv).Rows.Select(row => $"{row["a"]} {row["b"]}"));

    [Fact]
    public void WhatIsMissingIsEmpty()
    {
        var row = Assert.Single(Read("a,b\n1\n").Rows);

        Assert.Equal("", row["b"]);
        Assert.Equal("", row["z"]);
        Assert.Null(row.Value("b"));
        Assert.Empty(row.Names("b"));
    }

    [Fact]
    public void ListsAreParted()
    {
        var row = Assert.Single(Read("names,words\nUno; Dos y tres;,p/a  q/b\n").Rows);

        Assert.Equal(["Uno", "Dos y tres"], row.Names("names"));
        Assert.Equal(["p/a", "q/b"], row.Words("words"));
    }

    [Theory]
    [InlineData("a,b\n1,\"2\n3,4\n", 2)]
    [InlineData("a,b\n1,2\n3,\"4", 3)]
    [InlineData("a,b\n1,\"he said \"\"no\"\"\n", 2)]
    [InlineData("a,\"", 1)]
    public void AQuoteThatIsNeverClosedIsToldWithItsLine(string csv, int line) =>
        Assert.Equal($"The quote that opens in line {line} is never closed.", Assert.ThrowsAny<FormatException>(() => Read(csv)).Message);

    [Fact]
    public void AQuoteThatClosesAtTheEndIsClosed() =>
        Assert.Equal("2 \"x\"", Assert.Single(Read("a,b\n1,\"2 \"\"x\"\"\"").Rows)["b"]);

    [Fact]
    public void BytesThatAreNotUtf8AreRefused() =>
        Assert.Equal("The file is not in UTF-8; save it as “CSV UTF-8”.",
            Assert.ThrowsAny<FormatException>(() => CsvTable.Read(new MemoryStream(Encoding.Latin1.GetBytes("a\nConstrucción\n")))).Message);

    private static CsvTable Read(string csv) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)));
}
