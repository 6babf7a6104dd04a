using OpenContracting.Standards;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Standards.Panama;

/// <summary>Editions of the index are data, and what is not public is blank.</summary>
public sealed class TransparencyIndexTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TheFirstEditionHasItsScoreAndNoInventedWeight()
    {
        var sheet = TransparencyIndex.Of(SchemaFolder.Embedded).Sheet("2023");

        Assert.Equal(48, sheet[0].Score);
        Assert.Equal(["1", "2", "3", "4"], sheet.Where(row => row.Parent == "index").Select(row => row.Node));
        Assert.All(sheet, row => Assert.Null(row.Weight));
    }

    [Fact]
    public void AnOperatorEntersAnEditionAndAWeightOutOfRangeIsTold()
    {
        Directory.CreateDirectory(Path.Combine(folder, "panama"));
        var file = Path.Combine(folder, "panama", "transparency-index.csv");
        const string Header = "edition,node,parent,es,en,institution,weight,score,source\n";

        File.WriteAllText(file, Header + "2026,4.1,4,Variable,Variable,mop,0.5,62.5,CoST Panamá\n");
        Assert.Equal((0.5m, 62.5m), TransparencyIndex.Of(SchemaFolder.Over(folder)).Sheet("2026", "mop") is [var row] ? (row.Weight, row.Score) : default);

        File.WriteAllText(file, Header + "2026,4.1,4,Variable,Variable,mop,50,62.5,CoST Panamá\n");
        Assert.Equal(["panama/transparency-index.csv: Fila 1: «50» en weight no está entre 0 y 1."], OperatorTables.Faults(SchemaFolder.Over(folder), "es").Select(fault => fault[(fault.IndexOf("panama", StringComparison.Ordinal))..]));
    }
}
