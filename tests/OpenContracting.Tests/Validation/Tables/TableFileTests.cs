using System.IO.Compression;
using System.Text;
using OpenContracting.Validation;
using OpenContracting.Validation.Tables;
using OpenContracting.Workbooks;

namespace OpenContracting.Tests.Validation.Tables;

/// <summary>Files that strangers send in: tables are known for what they are, and none takes more than it is given.</summary>
public sealed class TableFileTests
{
    private const string Header = "id,title,budget/amount/amount\n";
    private const long Plenty = 10_000_000;

    [Fact]
    public void ATableOfAnyNameWithIdsIsValidatedAndItsCellsAreNamed()
    {
        var report = Validate("Obras de marzo.csv", Header + "oc4ids-bu3kcz-1,Puente,mucho\n");

        var notice = Assert.Single(report!.Notices, notice => notice.Code == "table-not-a-number");
        Assert.Equal(("Obras de marzo.csv!C2 (budget/amount/amount)", 2L, 3L), (notice.Source, notice.Line, notice.Column));
        Assert.Equal(1L, report.Items);
    }

    [Fact]
    public void ATableThatIsAnotherIsMissedAndOneWithoutIdsIsNotTakenForProjects()
    {
        Assert.Contains(Validate("parties.csv", "_parent,id,name\n1,2,X\n")!.Notices, notice => notice.Code == "table-missing");
        Assert.Contains(Validate("compras.csv", "Número,Entidad\n1,X\n")!.Notices, notice => notice.Code == "table-missing");
    }

    [Fact]
    public void AWorkbookAndAnArchiveOfTablesAreValidated()
    {
        var workbook = Validate("libro", Workbook("projects", "oc4ids-bu3kcz-1"));
        var archive = Validate("tablas.zip", Zip(("projects.csv", Header + "oc4ids-bu3kcz-1,Puente,1\n"), ("léame.txt", "x")));

        Assert.Equal((1L, 1L), (workbook!.Items, archive!.Items));
        Assert.DoesNotContain(workbook.Notices, notice => notice.Severity == Severity.Error);
    }

    [Fact]
    public void WhatHoldsADocumentIsLeftToTheValidatorOfDocuments()
    {
        Assert.Null(Validate("p.json", "{}"));
        Assert.Null(Validate("p.zip", Zip(("p.json", "{}"), ("notas.csv", Header))));
        Assert.Null(Validate("p.zip", [(byte)'P', (byte)'K', 3, 4, 1, 2, 3]));
        Assert.Null(Validate("nada", ""));
    }

    [Fact]
    public void TablesThatGrowBeyondWhatTheyAreGivenAreNotRead()
    {
        var commas = Validate("projects.csv", Header + new string(',', 1_000_000), 1_000_000);
        var packed = Validate("tablas.zip", Zip(("projects.csv", Header + new string('x', 2_000_000))), 1_000_000);
        var shared = Validate("libro.xlsx", Workbook("projects", new string('x', 30_000), times: 100), 1_000_000);

        foreach (var report in new[] { commas, packed, shared })
        {
            Assert.Equal(["table-too-large"], report!.Notices.Select(notice => notice.Code));
            Assert.Equal(VerdictOutcome.Failed, report.Structure.Outcome);
        }

        Assert.Equal("Las tablas ocupan más de 1000000 bytes de memoria; no se leyeron.", NoticeTexts.Message(commas!.Notices[0], "es"));
    }

    [Fact]
    public void ADamagedWorkbookIsReportedAndARowNumberBeyondAllSheetsIsNoMillionOfRows()
    {
        var damaged = Validate("libro.xlsx", Zip(("xl/workbook.xml", "<workbook>"), ("xl/_rels/workbook.xml.rels", "<x")));
        var far = Validate("libro.xlsx", With(Workbook("projects", "oc4ids-bu3kcz-1"), "r=\"2\"", "r=\"2000000000\""));

        Assert.Equal(["damaged-archive"], damaged!.Notices.Select(notice => notice.Code));
        Assert.Equal(1L, far!.Items);
    }

    private static ValidationReport? Validate(string name, string text, long most = Plenty) => Validate(name, Encoding.UTF8.GetBytes(text), most);

    private static ValidationReport? Validate(string name, byte[] bytes, long most = Plenty)
    {
        using var file = new MemoryStream(bytes);
        return TableFile.Validate(name, file, most, new ValidationOptions { Checks = [] }, TableFile.PlaceOf, CancellationToken.None);
    }

    private static byte[] Workbook(string sheetName, string id, int times = 1)
    {
        using var written = new MemoryStream();
        using (var workbook = new WorkbookWriter(written))
        {
            using var sheet = workbook.Sheet(sheetName, [new("id"), new("title")]);
            for (var row = 0; row < times; row++)
            {
                sheet.Next();
                sheet.Text(0, id);
                sheet.Text(1, "Puente");
            }
        }

        return written.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create))
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }

        return written.ToArray();
    }

    private static byte[] With(byte[] workbook, string old, string put)
    {
        using var written = new MemoryStream();
        written.Write(workbook);
        using (var zip = new ZipArchive(written, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string text;
            using (var reader = new StreamReader(sheet.Open()))
                text = reader.ReadToEnd();
            sheet.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(text.Replace(old, put, StringComparison.Ordinal));
        }

        return written.ToArray();
    }
}
