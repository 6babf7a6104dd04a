using System.IO.Compression;
using System.Text;
using OpenContracting.Exports.Dgcp;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>Rows are damaged where <c>flaws.csv</c> says so, in the way it says.</summary>
public sealed class FlawTests
{
    private static readonly string[] EveryFlaw =
    [
        "duplicate", "missing-ocid", "missing-id", "short-row", "bad-date", "bad-amount", "stray-quote", "open-quote",
        "double-encoded",
    ];

    [Fact]
    public void EveryFlawIsAtItsRow()
    {
        using var folder = new TemporaryFolder();
        var summary = SyntheticExports.Write(new() { Seed = 5, Processes = 1_500, BadRowShare = 0.02 }, folder.Path);
        var flaws = WrittenExports.ReadCsv(Path.Combine(folder.Path, SyntheticExports.FlawsFileName));

        Assert.Equal(summary.FlawedRows, flaws.Count);
        Assert.Equal(EveryFlaw.Order(), flaws.Select(flaw => flaw["flaw"]).Distinct().Order());
        foreach (var month in flaws.GroupBy(flaw => flaw["month"]))
        {
            using var zip = ZipFile.OpenRead(Path.Combine(folder.Path, $"panamacompra_v3-{month.Key}.zip"));
            foreach (var table in month.GroupBy(flaw => flaw["table"]))
            {
                var lines = Lines(zip, table.Key);
                foreach (var flaw in table)
                    AssertDamaged(flaw, lines, MonthlyTables.ByName[table.Key]);
            }
        }
    }

    private static void AssertDamaged(Dictionary<string, string> flaw, string[] lines, MonthlyTable table)
    {
        var number = int.Parse(flaw["row"]);
        var (line, before) = (lines[number - 1], lines[number - 2]);
        var ocid = flaw["ocid"];
        switch (flaw["flaw"])
        {
            case "duplicate":
                Assert.Equal(before, line);
                break;
            case "missing-ocid":
                Assert.Equal(before, ocid + line);
                break;
            case "missing-id":
                Assert.True(line.Length < before.Length && line.StartsWith(ocid, StringComparison.Ordinal), line);
                Assert.Contains(",,", line);
                break;
            case "short-row":
                Assert.StartsWith(line, before);
                Assert.True(line.Length < before.Length, line);
                break;
            case "bad-date":
                Assert.Contains("31-02-2026 25:61", line);
                break;
            case "bad-amount":
                Assert.Contains(",N/A,", line);
                break;
            case "stray-quote":
            case "open-quote":
                Assert.True(line.Count(letter => letter == '"') % 2 == 1, line);
                break;
            case "double-encoded":
                Assert.Equal(table.Full("title"), flaw["column"]);
                Assert.Matches("Ã|Â", line);
                break;
        }

        if (flaw["column"].Length > 0)
            Assert.Contains(flaw["column"], table.Columns);
        if (flaw["flaw"] != "missing-ocid")
            Assert.StartsWith(ocid, line);
    }

    private static string[] Lines(ZipArchive zip, string table)
    {
        using var text = new StreamReader(zip.GetEntry(table + ".csv")!.Open(), Encoding.UTF8);
        return text.ReadToEnd().Split("\r\n");
    }
}
