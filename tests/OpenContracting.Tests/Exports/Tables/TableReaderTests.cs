using System.Text;
using CsCheck;
using OpenContracting.Exports;
using OpenContracting.Exports.Tables;

namespace OpenContracting.Tests.Exports.Tables;

public sealed class TableReaderTests
{
    private static readonly Gen<string> Cell = Gen.String[Gen.Char["añ ,\"\n\r;7"], 0, 8];

    [Fact]
    public void AnyTableWrittenByTheRulesIsReadBackWhole() =>
        Gen.Int[1, 5].SelectMany(columns => Cell.Array[columns].Array[1, 12]).Sample(rows =>
        {
            // A row of one empty cell is an empty line, which is no row.
            if (rows[0].Length == 1 && rows.Any(row => row[0].Length == 0))
                return;
            var header = string.Join(',', Enumerable.Range(0, rows[0].Length).Select(index => $"columna{index}"));
            var text = header + "\n" + string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

            var (read, leftOut, _) = Read(text);

            Assert.Empty(leftOut);
            Assert.Equal(rows.Select(row => string.Join('|', row)), read.Select(row => string.Join('|', row.Cells)));
        });

    [Fact]
    public void WhateverTheBytesEveryRowIsReadOrLeftOut() =>
        Gen.String[Gen.Char["a,\"\n\r "], 0, 120].Sample(body =>
        {
            var (read, leftOut, _) = Read("uno,dos,tres\n" + body);

            var numbers = read.Select(row => row.Row).Concat(leftOut.Select(row => row.Row)).Order().ToList();
            Assert.Equal(Enumerable.Range(2, numbers.Count).Select(number => (long)number), numbers);
            Assert.All(read, row => Assert.Equal(3, row.Cells.Length));
        });

    [Fact]
    public void OneStrayQuoteCostsAtMostItsOwnRow() =>
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 2]).Sample((broken, column) =>
        {
            var text = new StringBuilder("uno,dos,tres\n");
            for (var row = 0; row < 20; row++)
            {
                string[] cells = [$"a{row}", $"b{row}", row % 3 == 0 ? $"\"c, {row}\"" : $"c{row}"];
                if (row == broken)
                    cells[column] = "\"" + cells[column];
                text.Append(string.Join(',', cells)).Append('\n');
            }

            var (read, _, _) = Read(text.ToString());

            Assert.InRange(read.Count, 19, 20);
            Assert.Equal(
                Enumerable.Range(0, 20).Where(row => row != broken).Select(row => $"a{row}"),
                read.Where(row => row.Row != broken + 2).Select(row => row.Cells[0]));
        });

    [Fact]
    public void ARowLongerThanTheLimitIsLeftOutAndReadingGoesOn()
    {
        var (read, leftOut, _) = Read("a,b\n" + new string('x', 300_000) + ",1\nbien,2\n", new ExportOptions { MaximumRowCharacters = 100_000 });

        Assert.Equal("bien", Assert.Single(read).Cells[0]);
        Assert.Equal((2, "row-too-long"), Assert.Single(leftOut));
    }

    [Theory]
    [InlineData("a;b\n1;x, y\n", "x, y")]
    [InlineData("a\tb\n1\tx, y\n", "x, y")]
    [InlineData("a,b\r\n1,\"x, y\"\r\n", "x, y")]
    [InlineData("a,b\r1,xy\r", "xy")]
    public void DelimiterAndLineEndAreTakenFromTheFile(string text, string second) =>
        Assert.Equal(second, Assert.Single(Read(text).Rows).Cells[1]);

    [Fact]
    public void BytesThatAreNoUtf8AreTakenAsWindows1252()
    {
        byte[] bytes = [.. "a,b\nSeñal,"u8, 0x93, 0x41, 0xF1, 0x6F, 0x94, (byte)'\n'];
        using var reader = new TableReader(new MemoryStream(bytes), ExportOptions.Default, (_, _, _, _) => { });

        Assert.True(reader.Read());
        Assert.Equal(["Señal", "“Año”"], [reader[0], reader[1]]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3", true)]
    [InlineData("a,b\n1,2\n3,\"abier", true)]
    [InlineData("a,b\n1,2\n3,4", false)]
    [InlineData("a,b\n1,\"2\n3,4\n", false)]
    public void AFileThatBreaksOffInsideARowIsCutShort(string text, bool cut) =>
        Assert.Equal(cut, Read(text).IsCutShort);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || cell.Length == 0 ? "\"" + cell.Replace("\"", "\"\"") + "\"" : cell;

    private static (List<(long Row, string[] Cells)> Rows, List<(long Row, string Code)> LeftOut, bool IsCutShort) Read(
        string text, ExportOptions? options = null)
    {
        var leftOut = new List<(long, string)>();
        var rows = new List<(long, string[])>();
        using var reader = new TableReader(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), options ?? ExportOptions.Default, (row, code, _, _) => leftOut.Add((row, code)));
        while (reader.Read())
            rows.Add((reader.Row, [.. Enumerable.Range(0, reader.Header.Count).Select(index => reader[index])]));
        return (rows, leftOut, reader.IsCutShort);
    }
}
