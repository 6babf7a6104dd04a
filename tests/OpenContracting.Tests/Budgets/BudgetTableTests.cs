using System.Text;
using OpenContracting.Budgets;

namespace OpenContracting.Tests.Budgets;

/// <summary>Each file in <c>fixtures/budgets</c> is read to the rows beside it, and what it cannot use is told.</summary>
public sealed class BudgetTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<string> Files => [.. Directory.GetFiles(RepositoryFiles.Fixture("budgets"), "*.expected.csv").Select(file => Path.GetFileName(file)[..^".expected.csv".Length])];

    [Theory]
    [MemberData(nameof(Files))]
    public void FileIsReadToTheRowsBesideIt(string name)
    {
        var reading = Read(File.ReadAllBytes(RepositoryFiles.Fixture("budgets", name + ".csv")));

        using var written = new MemoryStream();
        BudgetTable.Write(written, reading.Rows);
        Assert.Equal(Lines(name + ".expected.csv"), Encoding.UTF8.GetString(written.ToArray()).Split("\r\n"));
        Assert.Equal(Lines(name + ".refused.txt"), reading.Refusals.Select(row => $"{row.Row} {row.Code} {row.Column} «{row.Found}»").Append(""));
        Assert.Equal(reading.Count, reading.Rows.Count + reading.Refusals.Count);
        Assert.Equal(reading.Rows, Read(written.ToArray()).Rows);
    }

    [Fact]
    public void ARefusalIsASentenceWithTheLineTheColumnAndWhatStoodThere() =>
        Assert.Equal(
            "Línea 2, Pagado: «mil» no es un monto: B/. 1,234.56 o 1234.56, con punto para los centavos y sin signo.",
            Assert.Single(Read("codigo,institucion,nombre,mes,Pagado\n1,MOP,Puente,2026-10,mil\n"u8.ToArray()).Refusals).In("es"));

    [Theory]
    [InlineData("", "The file is empty: a row of headers was expected.")]
    [InlineData("codigo,nombre,mes,pagado", "The column institucion (in English, institution) is missing. Headers found: codigo, nombre, mes, pagado. Download the sample and use its headers.")]
    [InlineData("codigo,nombre,institucion,pagado", "The column mes (in English, month) or fecha (date) is missing. Headers found: codigo, nombre, institucion, pagado.")]
    [InlineData("codigo,nombre,institucion,mes", "There is no column of figures: assigned, modified, committed, accrued, paid or physical_progress. Headers found: codigo, nombre, institucion, mes.")]
    public void AFileThatIsNoneSaysWhy(string text, string mistake) =>
        Assert.Equal(mistake, Assert.Throws<BudgetFileException>(() => Read(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void WindowsTextIsReadAsItWasMeant() =>
        Assert.Equal("Educación", Assert.Single(Read(Encoding.Latin1.GetBytes("código;institución;nombre;mes;pagado\n1;Educación;Escuela;2026-10;1\n")).Rows).Institution);

    [Fact]
    public void TheSampleCanBeTakenIn()
    {
        using var sample = new MemoryStream();
        BudgetTable.Write(sample, BudgetSample.Rows);
        Assert.Equal(BudgetSample.Rows, Read(sample.ToArray()).Rows);
    }

    private static BudgetReading Read(byte[] bytes) => BudgetTable.Read(new MemoryStream(bytes), Today);

    private static string[] Lines(string name) =>
        RepositoryFiles.Fixture("budgets", name) is var file && File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [""];
}
