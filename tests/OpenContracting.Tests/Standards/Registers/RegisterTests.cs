using OpenContracting.Standards;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Tests.Standards.Registers;

public sealed class RegisterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("registers").FullName;

    public RegisterTests() => Directory.CreateDirectory(Path.Combine(folder, "registers"));

    [Fact]
    public void ARegisterThatIsNotAtHandSaysSo()
    {
        var prefixes = Register.Oc4idsPrefixes();

        Assert.False(prefixes.IsAtHand);
        Assert.Equal(RegisterAnswer.NotAtHand, prefixes.Ask("oc4ids-bu3kcz"));
        Assert.Equal("registers/oc4ids-prefixes.csv", prefixes.File);
    }

    [Fact]
    public void ARegisterDroppedIntoTheFolderAnswers()
    {
        Write("oc4ids-prefixes.csv", "Publisher,Prefix\nExample,oc4ids-bu3kcz\n");

        var prefixes = Register.Oc4idsPrefixes(SchemaFolder.Over(folder));

        Assert.Equal(RegisterAnswer.Listed, prefixes.Ask("oc4ids-bu3kcz"));
        Assert.Equal(RegisterAnswer.NotListed, prefixes.Ask("oc4ids-aaaaaa"));
    }

    [Fact]
    public void ARegisterWithoutAKnownColumnIsAnErrorThatNamesTheFile()
    {
        Write("ocds-prefixes.csv", "a,b\n1,2\n");

        var error = Assert.Throws<UnusableFileException>(() => Register.OcdsPrefixes(SchemaFolder.Over(folder)));

        Assert.Equal(
            $"{Path.Combine(folder, "registers", "ocds-prefixes.csv")}: "
                + "There is none of the columns code, Code, Prefix, prefix, OCID, ocid, Template.",
            error.Message);
    }

    [Theory]
    [InlineData("application/pdf", RegisterAnswer.Listed)]
    [InlineData("Application/PDF", RegisterAnswer.Listed)]
    [InlineData("pdf", RegisterAnswer.NotListed)]
    public void MediaTypesAreAtHand(string value, RegisterAnswer answer) =>
        Assert.Equal(answer, Register.MediaTypes().Ask(value));

    [Theory]
    [InlineData("es", RegisterAnswer.Listed)]
    [InlineData("EN", RegisterAnswer.Listed)]
    [InlineData("spa", RegisterAnswer.NotListed)]
    public void LanguagesAreAtHand(string value, RegisterAnswer answer) =>
        Assert.Equal(answer, Register.Languages().Ask(value));

    [Fact]
    public void TheBalboaIsWorthADollarOnAnyDay()
    {
        Assert.Equal(ExchangeAnswer.Converted,
            ExchangeRates.Of().ToDollars(1234.56m, "PAB", new DateOnly(2013, 5, 1), out var dollars));
        Assert.Equal(1234.56m, dollars);
        Assert.Equal(ExchangeAnswer.NoSuchCurrency,
            ExchangeRates.Of().ToDollars(1, "EUR", new DateOnly(2013, 5, 1), out _));
    }

    [Fact]
    public void ARateHoldsForTheDaysAfterIt()
    {
        Write("exchange-rates.csv", "currency,date,usd_per_unit,source\nEUR,2024-01-05,1.10,x\nBIG,,2,x\n");
        var rates = ExchangeRates.Of(SchemaFolder.Over(folder));

        Assert.Equal(ExchangeAnswer.Converted, rates.ToDollars(10, "EUR", new DateOnly(2024, 1, 7), out var dollars));
        Assert.Equal(11.0m, dollars);
        Assert.Equal(ExchangeAnswer.NoRateForDay, rates.ToDollars(10, "EUR", new DateOnly(2024, 1, 4), out _));
        Assert.Equal(ExchangeAnswer.NoRateForDay, rates.ToDollars(10, "EUR", new DateOnly(2024, 3, 1), out _));
        Assert.Equal(ExchangeAnswer.TooLarge, rates.ToDollars(decimal.MaxValue, "BIG", new DateOnly(2024, 3, 1), out _));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, "registers", name), text);
}
