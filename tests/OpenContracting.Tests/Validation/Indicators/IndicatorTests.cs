using System.Text;
using System.Text.Json;
using OpenContracting.Validation.Indicators;

namespace OpenContracting.Tests.Validation.Indicators;

/// <summary>What indicators flag: pairs of files, and that neither order nor parts matter.</summary>
public sealed class IndicatorTests
{
    private static readonly string Folder = RepositoryFiles.Fixture("indicators");

    public static TheoryData<string> Pairs() =>
        [.. Directory.GetFiles(Folder, "*.expected.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)[..^".expected.json".Length]).Order()];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void PairsAgree(string name)
    {
        var settings = IndicatorSettings.Parse(File.ReadAllText(Path.Combine(Folder, name + ".settings.ini")));

        var found = Compute([File.ReadAllLines(Path.Combine(Folder, name + ".jsonl"))], settings);

        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")));
        using var actual = JsonDocument.Parse(found);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), found);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryIndicatorHasAPairOfEachKindAndItsTexts(Indicator indicator)
    {
        var folder = Path.Combine(Folder, indicator.ToString());

        Assert.Equal(["flagged.jsonl", "not-flagged.jsonl"], Directory.GetFiles(folder, "*.jsonl").Select(Path.GetFileName).Order());
        Assert.Contains($"\"{indicator}\"", File.ReadAllText(Path.Combine(folder, "flagged.expected.json")));
        foreach (var part in (string[])["", ".rule", ".needs", ".falseAlarms"])
            Assert.NotEqual($"indicator.{indicator}{part}", Texts.OfLibrary["es", $"indicator.{indicator}{part}"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NeitherOrderNorPartsChangeAByte(int seed)
    {
        var random = new Random(seed);
        var releases = Enumerable.Range(0, 400).Select(number => Release(number, random)).ToArray();
        var settings = IndicatorSettings.Parse("[R003]\n[R018]\n[R024]\n[R025]\n[R028]\n[R030]\n[R035]\n[R036]\n[R038]\n[R048]\nminimum_contracting_processes = 3\n[R058]\n");
        var expected = Compute([releases], settings);
        foreach (var indicator in Enum.GetNames<Indicator>())
            Assert.Contains($"\"{indicator}\":", expected);

        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(releases);

            Assert.Equal(expected, Compute(releases.Chunk(1 + random.Next(200)), settings));
        }
    }

    [Fact]
    public void TheCurrencyThatMostBidsHaveCountsWhicheverComesFirst()
    {
        string[] releases =
        [
            """{"ocid":"euros","bids":{"details":[{"status":"valid","value":{"amount":5,"currency":"EUR"},"tenderers":[{"id":"a"}]},{"status":"valid","value":{"amount":5,"currency":"EUR"},"tenderers":[{"id":"b"}]}]}}""",
            """{"ocid":"balboas","bids":{"details":[{"status":"valid","value":{"amount":5,"currency":"PAB"},"tenderers":[{"id":"a"}]},{"status":"valid","value":{"amount":5,"currency":"PAB"},"tenderers":[{"id":"b"}]},{"status":"valid","value":{"amount":6,"currency":"PAB"},"tenderers":[{"id":"c"}]}]}}""",
        ];

        Assert.Equal("""{"OCID":{"balboas":{"R028":1.0}},"Tenderer":{"a":{"R028":1.0},"b":{"R028":1.0}}}""", Compute([releases], IndicatorSettings.Parse("[R028]")));
        Assert.Equal("""{"OCID":{"euros":{"R028":1.0}},"Tenderer":{"a":{"R028":1.0},"b":{"R028":1.0}}}""", Compute([releases], IndicatorSettings.Parse("currency = EUR\n[R028]")));
    }

    [Fact]
    public void QuartilesAreOfTypeEight()
    {
        var quartiles = Quartiles.Of([4, 1, 3, 2])!.Value;

        Assert.Equal((1.416666666667, 3.583333333333), (Math.Round(quartiles.Q1, 12), Math.Round(quartiles.Q3, 12)));
        Assert.Equal((7.0, 7.0), (Quartiles.Of([7])!.Value.LowerFence, Quartiles.Of([7])!.Value.UpperFence));
        Assert.Null(Quartiles.Of([]));
    }

    [Theory]
    [InlineData("[R999]", 1, "No conozco la sección «R999»; las hay de R003, R018, R024, R025, R028, R030, R035, R036, R038, R048 y R058.")]
    [InlineData("[R024]\ntreshold = 1", 2, "No conozco el ajuste «R024.treshold». ¿Quiso decir «R024.threshold»?")]
    [InlineData("[R024]\nthreshold = poco", 2, "R024.threshold = «poco»: se espera un número que no sea negativo.")]
    [InlineData("; note\n\nR024", 3, "«R024» no es una sección [R003], un valor nombre = valor ni un comentario.")]
    public void ASlipInTheSettingsIsTold(string text, int line, string expected)
    {
        var fault = Assert.Throws<IndicatorSettingsException>(() => IndicatorSettings.Parse(text));

        Assert.Equal((line, expected), (fault.Line, fault.In("es")));
    }

    [Fact]
    public void TheTemplateIsASettingsFileWithTheDefaults()
    {
        var settings = IndicatorSettings.Parse(IndicatorSettings.Template());

        Assert.All(Enum.GetValues<Indicator>(), indicator => Assert.True(settings.Has(indicator)));
        Assert.Equal(IndicatorSettings.Usual.Percentile, settings.Percentile);
    }

    public static TheoryData<Indicator> Codes() => [.. Enum.GetValues<Indicator>()];

    private static string Compute(IEnumerable<string[]> parts, IndicatorSettings settings)
    {
        var survey = new IndicatorSurvey(settings);
        var all = parts.ToList();
        foreach (var part in all)
        {
            var one = new IndicatorSurvey(settings);
            foreach (var release in part)
                one.Add(Encoding.UTF8.GetBytes(release));
            survey.Add(one);
        }

        var results = new IndicatorResults(survey);
        foreach (var part in all)
        {
            var one = results.Beside();
            foreach (var release in part)
                one.Add(Encoding.UTF8.GetBytes(release));
            results.Add(one);
        }

        results.Finish();
        using var stream = new MemoryStream();
        CardinalJson.Write(stream, results, meta: true, maps: false);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Few firms and round prices, so that everything that can be flagged is, in some process.
    private static string Release(int number, Random random)
    {
        string[] statuses = ["valid", "valid", "valid", "disqualified", "pending", "withdrawn"];
        var bids = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (Tenderer: $"t{(random.Next(3) == 0 ? random.Next(40) : random.Next(5))}", Status: statuses[random.Next(statuses.Length)],
            Price: random.Next(10) == 0 ? 1000 : 100 + random.Next(20), Day: 1 + random.Next(20))).ToList();
        var winner = bids[random.Next(bids.Count)].Tenderer;
        var details = bids.Select(bid => $$$"""{"status":"{{{bid.Status}}}","date":"2026-01-{{{bid.Day:00}}}T00:00:00Z","value":{"amount":{{{bid.Price}}},"currency":"{{{(random.Next(9) == 0 ? "USD" : "PAB")}}}"},"tenderers":[{"id":"{{{bid.Tenderer}}}"}]}""");
        return $$$"""
            {"ocid":"o-{{{number}}}","buyer":{"id":"b{{{random.Next(8)}}}"},"tender":{"status":"{{{(random.Next(9) == 0 ? "cancelled" : "complete")}}}","procurementMethod":"open",
            "awardCriteria":"priceOnly","procuringEntity":{"id":"e{{{random.Next(8)}}}"},"numberOfTenderers":{{{bids.Count}}},"tenderPeriod":{"startDate":"2026-01-01T00:00:00Z","endDate":"2026-01-{{{10 + random.Next(15)}}}T00:00:00Z"}},
            "bids":{"details":[{{{string.Join(',', details)}}}]},
            "awards":[{"status":"active","suppliers":[{"id":"{{{winner}}}"}],"items":[{"classification":{"id":"{{{10 + random.Next(30)}}}000000"}}]}]}
            """.ReplaceLineEndings("");
    }
}
