using OpenContracting.Web.Usage;

namespace OpenContracting.IntegrationTests.Web;

public sealed class SocialFigureTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EachRowThatIsNotTakenIsSaidWithItsNumberAndWhatStoodThere()
    {
        const string Table =
            """
            red,cuenta,publicacion,mes,vistas,compartidas,guardadas,comentarios
            Instagram,@dgcp,https://example.org/p/1,2026-03,1200,30,12,4
            Instagram,@dgcp,https://example.org/p/1,2026-03,1300,30,12,4
            Instagram,@dgcp,no es una dirección,2026-03,1,1,1,1
            Instagram,@dgcp,https://example.org/p/2,2026-13,1,1,1,1
            Instagram,@dgcp,https://example.org/p/3,2027-01,1,1,1,1
            Instagram,@dgcp,https://example.org/p/4,2026-02,"1,200",1,1,1
            X,@dgcp,https://example.org/p/5,2026-02,8,,,
            """;

        var (rows, notices) = SocialFigureTable.Read(new StringReader(Table), Now);

        Assert.Equal(["instagram 1200 30 12 4", "x 8 0 0 0"], rows.Select(row => $"{row.Network} {row.Views} {row.Shares} {row.Saves} {row.Comments}"));
        Assert.Equal(
            [
                ("social.twice", 3, "instagram https://example.org/p/1 2026-03"), ("social.post", 4, "no es una dirección"), ("social.month", 5, "2026-13"),
                ("social.month", 6, "2027-01"), ("social.count", 7, "1,200"),
            ],
            notices.Select(notice => (notice.Key, notice.Row, notice.Found)));
    }

    [Fact]
    public void AMissingColumnIsNamed()
    {
        var (rows, notices) = SocialFigureTable.Read(new StringReader("red,cuenta,publicacion,mes,vistas,compartidas,guardadas\n"), Now);

        Assert.Empty(rows);
        Assert.Equal([new SocialFigureTable.Notice("social.noColumn", 1, "comentarios")], notices);
    }
}
