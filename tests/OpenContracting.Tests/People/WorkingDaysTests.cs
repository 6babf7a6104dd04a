using OpenContracting.People;
using OpenContracting.Standards;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.People;

public sealed class WorkingDaysTests
{
    [Theory]
    // Two weekends.
    [InlineData("2026-08-03", 10, "2026-08-17")]
    // Carnival Tuesday, 17 February.
    [InlineData("2026-02-13", 2, "2026-02-18")]
    // Good Friday, 3 April.
    [InlineData("2026-04-02", 1, "2026-04-06")]
    // 3, 5 and 10 November; the 28th is a Saturday.
    [InlineData("2026-11-02", 5, "2026-11-12")]
    // The day of mourning is one since 2022.
    [InlineData("2021-12-17", 1, "2021-12-20")]
    [InlineData("2022-12-19", 1, "2022-12-21")]
    // A President takes office.
    [InlineData("2024-06-28", 1, "2024-07-02")]
    public void ATermInWorkingDaysLeavesWeekendsAndHolidaysOut(string day, int count, string last) =>
        Assert.Equal(DateOnly.Parse(last), WorkingDays.After(DateOnly.Parse(day), count));

    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    public void EasterIsWhereItIs(string sunday) => Assert.Equal(DateOnly.Parse(sunday), Holidays.Easter(DateOnly.Parse(sunday).Year));

    [Fact]
    public void ABridgeIsTheOperatorsToAddAndAMistakeInItIsTold()
    {
        var folder = Directory.CreateTempSubdirectory("occ-holidays").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "panama"));
            var file = Path.Combine(folder, "panama", "free-days.csv");
            File.WriteAllText(file, "day,es,source\n2026-11-02,Puente,Decreto sintético\n");
            Assert.Equal(new DateOnly(2026, 11, 4), WorkingDays.After(new DateOnly(2026, 10, 30), 1, Holidays.Of(SchemaFolder.Over(folder))));

            File.WriteAllText(file, "day,es,source\n2-11-2026,Puente,Decreto sintético\n");
            Assert.Contains(file + ": Fila 1: «2-11-2026» en la columna «day» no es un día: 11-03, easter-47 o 2029-07-01.",
                OperatorTables.Faults(SchemaFolder.Over(folder), "es"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
