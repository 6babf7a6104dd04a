using System.Text;
using OpenContracting.Publications.Flat;

namespace OpenContracting.Tests.Publications.Flat;

public sealed class FlatTablesTests
{
    private const string Project =
        """{"id":"oc4ids-000000-1","title":"=HYPERLINK(\"x\")","budget":{"amount":{"amount":10.5,"currency":"PAB"}},"contractingProcesses":[{"id":"p1","summary":{"documents":[{"id":"d1"}]}}]}""";

    [Fact]
    public void ARowIsAnObjectOfOneArrayAndLeadsToItsParent()
    {
        using var flat = new Flattener(FlatLayout.Projects);
        flat.Add(Encoding.UTF8.GetBytes(Project));

        Assert.Equal(["projects", "contractingProcesses", "contractingProcesses_summary_documents"], flat.Tables.Select(table => table.Name));
        Assert.Equal(
            "_key,id,title,budget/amount/amount,budget/amount/currency\r\noc4ids-000000-1,oc4ids-000000-1,\"'=HYPERLINK(\"\"x\"\")\",10.5,PAB\r\n",
            Csv(flat, 0, null));
        Assert.Equal("_key,_parent,id\r\noc4ids-000000-1/1,oc4ids-000000-1,p1\r\n", Csv(flat, 1, null));
        Assert.Equal("_parent,_project,id\r\noc4ids-000000-1/1,oc4ids-000000-1,d1\r\n", Csv(flat, 2, null));
    }

    [Fact]
    public void SheetsFilledInByPeopleBecomeProjectsWithANoticeForEachCellThatCannotBeUsed()
    {
        using var back = new Unflattener(FlatLayout.Projects);
        back.AddCsv("Projects.csv", "id;title;budget/amount/amount;period/endDate;notas\r\n1;Puente;\"B/. 1,234.50\";31-12-2024;x\r\n2;Muro;mucho;;\r\n;;;;\r\n"u8.ToArray());
        back.AddCsv("parties.csv", "_parent;id;name;roles\r\n1;a;MOP;buyer; \r\n9;b;X;\r\n"u8.ToArray());

        var projects = back.Items().Select(item => Encoding.UTF8.GetString(item.Span)).ToList();

        Assert.Equal(
            [
                """{"id":"1","title":"Puente","budget":{"amount":{"amount":1234.5}},"parties":[{"name":"MOP","id":"a","roles":["buyer"]}],"period":{"endDate":"2024-12-31T23:59:59-05:00"}}""",
                """{"id":"2","title":"Muro"}""",
            ],
            projects.Select(Sorted));
        Assert.Equal(
            [
                new("unknown-column", "Projects.csv", 1, "notas", null, 5),
                new("no-such-parent", "parties.csv", 3, "_parent", "9"),
                new("not-a-number", "Projects.csv", 3, "budget/amount/amount", "mucho", 3),
            ],
            back.Notices);
    }

    [Fact]
    public void AWorkbookHasASheetATableAndNoCellIsAFormula()
    {
        using var flat = new Flattener(FlatLayout.Projects);
        flat.Add(Encoding.UTF8.GetBytes(Project));
        using var workbook = new MemoryStream();
        flat.WriteWorkbook(workbook, new FlatOptions { Language = "en" });

        Assert.Equal(["projects", "contractingProcesses", "cP_summary_documents"], MiniExcelLibs.MiniExcel.GetSheetNames(workbook));
        var row = (IDictionary<string, object>)MiniExcelLibs.MiniExcel.Query(workbook, useHeaderRow: true, sheetName: "projects").Single();
        Assert.Equal("'=HYPERLINK(\"x\")", row[FlatLayout.Projects.Tables[0].Columns.Single(column => column.Name == "title").Header("en")]);
        Assert.Equal(10.5, row.Values.OfType<double>().Single());
        using var zip = new System.IO.Compression.ZipArchive(workbook);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f", sheet.ReadToEnd());
    }

    [Fact]
    public void ASheetFilledInByHandGivesDatesAndTellsTheRowOfTheSheet()
    {
        using var filled = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(filled, new Dictionary<string, object>
        {
            ["Proyectos"] = new object[0],
            ["projects"] = new[] { new Dictionary<string, object?> { ["id"] = "1", ["title"] = "Puente", ["period/endDate"] = 45657, ["budget/amount/amount"] = "mucho" } },
        });
        using var back = new Unflattener(FlatLayout.Projects);
        back.AddWorkbook(filled);

        var project = Encoding.UTF8.GetString(Assert.Single(back.Items().Select(item => item.ToArray())));

        Assert.Contains("2024-12-31T23:59:59-05:00", project);
        Assert.Equal([new("unknown-table", "Proyectos", 0, null, null), new("not-a-number", "projects", 2, "budget/amount/amount", "mucho", 4)], back.Notices);
    }

    private static string Csv(Flattener flat, int table, string? language)
    {
        using var stream = new MemoryStream();
        flat.WriteCsv(flat.Tables[table], stream, new FlatOptions { Language = language });
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The order of members is the schema's, which is not what this is about.</summary>
    private static string Sorted(string json)
    {
        var item = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        string[] order = ["id", "title", "budget", "parties", "period"];
        return new System.Text.Json.Nodes.JsonObject(order.Where(item.ContainsKey).Select(name => KeyValuePair.Create(name, item[name]!.DeepClone())!)!).ToJsonString();
    }
}
