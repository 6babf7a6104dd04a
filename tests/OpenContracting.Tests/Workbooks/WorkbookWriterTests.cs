using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;
using OpenContracting.Workbooks;

namespace OpenContracting.Tests.Workbooks;

/// <summary>What the writer writes, read by somebody else's reader where it can tell, and else from the XML.</summary>
public sealed class WorkbookWriterTests
{
    [Fact]
    public void TextsNumbersAndTimesComeBackAsTheyWere()
    {
        using var written = Written(sheet =>
        {
            sheet.Next();
            sheet.Text(0, "a & b < c > d \"e\" 'f'\r\nñ 𝄞");
            sheet.Number(1, 12.5m);
            sheet.Time(2, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-5)));
        });

        var row = (IDictionary<string, object>)written.Query(useHeaderRow: true).Single();

        Assert.Equal("a & b < c > d \"e\" 'f'\r\nñ 𝄞", row["text"]);
        Assert.Equal(12.5, row["number"]);
        Assert.Equal(new DateTime(2026, 1, 2, 8, 4, 5), row["time"]);
    }

    [Fact]
    public void ATextThatWouldBeAFormulaIsMarkedAsAText()
    {
        using var written = Written(sheet =>
        {
            sheet.Next();
            sheet.Text(0, "=cmd|'/c calc'!A1");
            sheet.Text(1, "plain");
        });

        var cells = Sheet(written, 1).Descendants().Where(element => element.Name.LocalName == "c").Skip(3).ToList();

        Assert.Equal(["3", null], cells.Select(cell => cell.Attribute("s")?.Value));
        Assert.All(cells, cell => Assert.Equal("inlineStr", cell.Attribute("t")?.Value));
        Assert.Equal("1", Part(written, "xl/styles.xml").Descendants().Single(element => element.Name.LocalName == "cellXfs").Elements().ElementAt(3).Attribute("quotePrefix")?.Value);
    }

    [Fact]
    public void WhatXmlDoesNotKnowIsReplacedAndWhatIsTooLongIsCut()
    {
        using var written = Written(sheet =>
        {
            sheet.Next();
            sheet.Text(0, "a\u0000b\u001Fc\uFFFEd\uFFFFe\uFEFFf\tg");
            sheet.Text(1, new string('x', WorkbookSheet.LongestCell - 2) + "𝄞𝄞");
        });

        var texts = Sheet(written, 1).Descendants().Where(element => element.Name.LocalName == "t").Skip(3).Select(text => text.Value).ToList();

        Assert.Equal(["a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFEFFf\tg", new string('x', WorkbookSheet.LongestCell - 2) + "…"], texts);
    }

    [Fact]
    public void TheHeaderStaysInSightCanBeFilteredAndColumnsAreAsWideAsAsked()
    {
        using var written = Written(sheet => sheet.Next());

        var sheet = Sheet(written, 1);
        string? Attribute(string element, string name) => sheet.Descendants().First(each => each.Name.LocalName == element).Attribute(name)?.Value;

        Assert.Equal(("1", "frozen", "A1:C2", "40"), (Attribute("pane", "ySplit"), Attribute("pane", "state"), Attribute("autoFilter", "ref"), Attribute("col", "width")));
    }

    [Fact]
    public void RowsThatDoNotFitGoOnOnTheNextSheetUnderTheSameHeader()
    {
        var name = new string('n', 31);
        using var written = new MemoryStream();
        using (var workbook = new WorkbookWriter(written))
        using (var sheet = workbook.Sheet(name, [new("text")]))
        {
            for (var row = 0; row < 1_048_575; row++)
                sheet.Next();
            sheet.Next();
            sheet.Text(0, "last");
            Assert.Equal((new string('n', 27) + " (2)", 2), (sheet.Name, sheet.Row));
        }

        Assert.Equal([name, new string('n', 27) + " (2)"], written.GetSheetNames());
        Assert.Equal(["text", "last"], Sheet(written, 2).Descendants().Where(element => element.Name.LocalName == "t").Select(text => text.Value));
    }

    private static MemoryStream Written(Action<WorkbookSheet> rows)
    {
        var written = new MemoryStream();
        using var workbook = new WorkbookWriter(written);
        using var sheet = workbook.Sheet("one", [new("text", 40), new("number"), new("time")]);
        rows(sheet);
        return written;
    }

    private static XElement Sheet(Stream written, int number) => Part(written, $"xl/worksheets/sheet{number}.xml");

    private static XElement Part(Stream written, string name)
    {
        using var zip = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true);
        using var part = zip.GetEntry(name)!.Open();
        return XElement.Load(part, LoadOptions.PreserveWhitespace);
    }
}
