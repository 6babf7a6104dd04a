using System.Globalization;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Rules;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Releases.Panama;

/// <summary>Cells as Panama's systems write them, and the values they stand for.</summary>
public sealed class TypedValueTests
{
    [Theory]
    [InlineData("1795439-1-1688-22", "1795439-1-1688 DV22")]
    [InlineData("1795439-1-1688-22", "1795439-1-1688DV22")]
    [InlineData("53865-0085-329316", "53865-85-329316")]
    [InlineData("8-123-456", " 8-123-456 ")]
    public void TwoSpellingsOfOneTaxpayerNumberHaveOneKey(string one, string other) => Assert.Equal(Ruc.Parse(one).Key, Ruc.Parse(other).Key);

    [Theory]
    [InlineData("8-123-456", true)]
    [InlineData("PE-12-345", true)]
    [InlineData("E-8-123456", true)]
    [InlineData("9--207-453-45", true)]
    [InlineData("1795439-1-1688-22", false)]
    [InlineData("155625542-2-2016-45", false)]
    [InlineData("8-NT-1-12345", false)]
    [InlineData("513025", false)]
    [InlineData("PE1234567", true)]
    [InlineData("PE20100070970", false)]
    public void APersonsNumberIsToldFromACompanys(string number, bool isPersonal) => Assert.Equal(isPersonal, Ruc.Parse(number).IsPersonal);

    [Fact]
    public void EveryShapeOfTheTableIsThatOfItsExample() => Assert.All(RucShapes.Of().All, shape =>
    {
        var found = RucShapes.Of().Find(shape.Example)!.Value;

        Assert.Equal(shape.Id, found.Shape.Id);
        Assert.Equal(shape.Kind, Ruc.Parse(shape.Example).Kind);
        Assert.Equal(shape.Id.EndsWith("-dv", StringComparison.Ordinal), found.CheckDigits is not null);
        Assert.All((string[])[shape.Es, shape.En, shape.Source], text => Assert.NotEmpty(text));
    });

    [Theory]
    [InlineData("")]
    [InlineData("sin RUC")]
    [InlineData("DV5")]
    [InlineData("- DV 12")]
    [InlineData(null)]
    public void WhatIsNoTaxpayerNumberIsNone(string? text) => Assert.False(Ruc.TryParse(text, out _));

    [Theory]
    [InlineData("B/. 240,380.75", "240380.75")]
    [InlineData("B/.1,234.50", "1234.50")]
    [InlineData("1000000.5", "1000000.5")]
    [InlineData("12,735,000", "12735000")]
    public void MoneyIsRead(string text, string amount)
    {
        Assert.True(Balboas.TryParse(text, out var money));
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), money.Amount);
    }

    [Theory]
    [InlineData("mucho")]
    [InlineData("0")]
    [InlineData("B/. 0.00")]
    [InlineData(null)]
    public void ZeroAndWordsAreNoAmounts(string? text) => Assert.False(Balboas.TryParse(text, out _));

    [Theory]
    [InlineData("02-11-2020 02:40 PM", "2020-11-02T14:40:00-05:00")]
    [InlineData("08-10-2013 04:25 p.m.", "2013-10-08T16:25:00-05:00")]
    [InlineData("28-10-2026 hasta 09:01 AM", "2026-10-28T09:01:00-05:00")]
    [InlineData("2025-05-16 03:10:17", "2025-05-16T03:10:17-05:00")]
    [InlineData("2026-07-01", "2026-07-01T00:00:00-05:00")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T12:00:00+00:00")]
    public void DatesAreRead(string text, string moment)
    {
        Assert.True(PanamaDate.TryParse(text, out var date));
        Assert.Equal(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), date.Start);
    }

    [Fact]
    public void ASpanEndsWithTheLastSecondOfItsDay()
    {
        Assert.True(PanamaDate.TryParse("16-05-2025 a 21-05-2025", out var span));
        Assert.Equal(("2025-05-16T00:00:00-05:00", "2025-05-21T23:59:59-05:00"), (PanamaDate.Write(span.Start), PanamaDate.Write(span.AsEnd)));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("31-02-2020")]
    [InlineData("mañana")]
    [InlineData(null)]
    public void WhatIsNoDateIsNone(string? text) => Assert.False(PanamaDate.TryParse(text, out _));

    [Theory]
    [InlineData("2020-0-12-0-08-LP-012345", 2020, "0-12", "08", "LP", 0, null)]
    [InlineData("2024-1-10-01-99-CM-000001-R1", 2024, "1-10", "99", "CM", 1, "2024-1-10-01-99-CM-000001")]
    [InlineData("2024-1-10-01-99-CM-000001-R2", 2024, "1-10", "99", "CM", 2, "2024-1-10-01-99-CM-000001-R1")]
    public void TheNumberOfAnActIsTakenApart(string text, int year, string institution, string province, string type, int retender, string? earlier)
    {
        var number = ProcessNumber.Parse(text);

        Assert.Equal((year, institution, province, type, retender, earlier), (number.Year, number.InstitutionCode, number.UnitProvince, number.Type, number.Retender, number.Earlier));
        Assert.Equal(text, number.ToString());
    }

    [Theory]
    [InlineData("ocds-emvi6n-2024-0-07-0-08-CM-016123-1", "2024-0-07-0-08-CM-016123")]
    [InlineData("ocds-emvi6n-2024-0-07-0-08-CM-016123-R1-2", "2024-0-07-0-08-CM-016123-R1")]
    [InlineData("ocds-213czf-000-00001", null)]
    public void TheNumberInAnOcidIsFound(string ocid, string? number) => Assert.Equal(number, ProcessNumber.FromOcid(ocid));

    [Theory]
    [InlineData("v2", "4", "unsuccessful")]
    [InlineData("v3", "4", "cancelled")]
    [InlineData("v3", "Adjudicada", "complete")]
    [InlineData("v2", "Vigente", "active")]
    [InlineData("v3", "Programada", "planned")]
    public void AStatusMeansWhatItsGenerationMeans(string generation, string status, string expected) =>
        Assert.Equal(expected, ActStatus.Find(generation, status)!.TenderStatus);

    [Fact]
    public void AStatusNobodyKnowsIsNone() => Assert.Null(ActStatus.Find("v3", "En el limbo"));

    [Theory]
    [InlineData("7", "open")]
    [InlineData("16", "open")]
    [InlineData("3", "direct")]
    public void AProcedureTypeHasItsMethod(string id, string method) => Assert.Equal(method, ProcedureTypes.Of().Find("v3", id)!.Method);

    [Theory]
    [InlineData("portÃ¡til", "portátil")]
    [InlineData("construcciÃ³n del aÃ±o", "construcción del año")]
    [InlineData("PANAMÃ\u0081", "PANAMÁ")]
    public void DamagedTextIsMended(string damaged, string mended) => Assert.Equal(mended, DamagedEncoding.Mend(damaged));

    [Theory]
    [InlineData("portátil")]
    [InlineData("Ã sola")]
    [InlineData("â€ y portátil")]
    [InlineData("plain")]
    public void TextIsLeftAloneWhereTheRoundTripIsNotExact(string text) => Assert.Null(DamagedEncoding.Mend(text));
}
