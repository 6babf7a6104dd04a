using OpenContracting.People.Worksheets;

namespace OpenContracting.Tests.People.Worksheets;

/// <summary>A worksheet comes to what <c>fixtures/worksheets/README.md</c> reckons by hand, and to nothing where something is missing.</summary>
public sealed class IndexTreeTests
{
    private static readonly IndexReading Reading = IndexTable.Read(File.OpenRead(RepositoryFiles.Fixture("worksheets", "by-hand.csv")), IndexKind.Worksheet);

    private readonly Dictionary<string, IndexAnswer> answers = new()
    {
        ["1.1"] = new(80, null),
        ["1.2"] = new(50, null),
        ["2.1.a"] = new(40, true),
        ["2.1.b"] = new(60, true),
        ["3.1"] = new(30, true),
        ["3.2"] = new(60, true),
        ["3.3"] = new(90, true),
        ["4.1"] = new(47.5m, null),
    };

    [Fact]
    public void TheSheetComesToWhatWasReckonedByHand()
    {
        var results = Reckon();

        Assert.Equal(
            [("1", 68m), ("2.1", 55m), ("2", 55m), ("3", 59.94m), ("4", 47.5m), ("index", 56.338m)],
            new[] { "1", "2.1", "2", "3", "4", "index" }.Select(code => (code, results[code].Score!.Value)));
        Assert.All(results.Values, result => Assert.True(result.Gaps.AreNone));
    }

    [Fact]
    public void AMissingWeightLeavesThePartAndThoseAboveWithoutAScoreAndTheOthersWithTheirs()
    {
        var results = Reckon(("2.1.b", null));

        Assert.Null(results["2.1"].Score);
        Assert.Null(results["index"].Score);
        Assert.Equal(68, results["1"].Score);
        Assert.Equal(["falta el peso de 2.1.b"], results["index"].Gaps.In("es"));
    }

    [Fact]
    public void WeightsThatDoNotSumToOneAreToldWithTheirSum()
    {
        var results = Reckon(("4", 0.2m));

        Assert.Null(results["index"].Score);
        Assert.Equal(["the weights of the parts of index sum to 0.9, not 1"], results["index"].Gaps.In("en"));
    }

    [Fact]
    public void ScoresThatAreMissingUnreadOrDisputedAreCounted()
    {
        answers.Remove("4.1");
        answers["2.1.a"] = new(40, null);
        answers["3.1"] = new(30, false);
        answers["1.1"] = new(80, false);

        var results = Reckon();

        Assert.Equal(["indicadores sin puntaje: 1", "puntajes sin segunda lectura: 1", "puntajes en desacuerdo: 2"], results["index"].Gaps.In("es"));
        Assert.All(results.Values.Where(result => result.Score is null), result => Assert.False(result.Gaps.AreNone));
    }

    private IReadOnlyDictionary<string, IndexResult> Reckon(params (string Node, decimal? Weight)[] changed) =>
        new IndexTree(Reading.Rows.Select(row => changed.Where(change => change.Node == row.Node).Select(change => row with { Weight = change.Weight }).FirstOrDefault() ?? row))
            .Reckon(part => answers.GetValueOrDefault(part.Row.Node));
}
