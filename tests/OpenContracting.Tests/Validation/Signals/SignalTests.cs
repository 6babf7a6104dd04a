using System.Text;
using OpenContracting.Validation.Signals;

namespace OpenContracting.Tests.Validation.Signals;

/// <summary>What raises a signal, what does not, and where it cannot be told.</summary>
public sealed class SignalTests
{
    // Signal; a contract that raises it; one that has the data and does not; one that lacks them.
    public static TheoryData<Signal, string, string, string> Contracts() => new()
    {
        {
            Signal.CostGrowth,
            """{"contractValue":{"amount":100,"currency":"PAB"},"finalValue":{"amount":126,"currency":"USD"}}""",
            """{"contractValue":{"amount":100,"currency":"PAB"},"modifications":[{"newContractValue":{"amount":125,"currency":"PAB"}}]}""",
            """{"contractValue":{"amount":100,"currency":"PAB"},"finalValue":{"amount":500,"currency":"EUR"}}"""
        },
        {
            Signal.Delay,
            """{"contractPeriod":{"startDate":"2026-01-01T00:00:00Z","endDate":"2026-12-31T00:00:00Z"},"modifications":[{"oldContractPeriod":{"endDate":"2026-05-01T00:00:00Z"},"newContractPeriod":{"endDate":"2026-06-15T00:00:00Z"}}]}""",
            """{"contractPeriod":{"startDate":"2026-01-01T00:00:00Z","endDate":"2026-02-01T00:00:00Z"},"modifications":[{"newContractPeriod":{"endDate":"2026-02-28T00:00:00Z"}}]}""",
            """{"contractPeriod":{"startDate":"2026-01-01T00:00:00Z","endDate":"2026-02-01T00:00:00Z"}}"""
        },
        { Signal.RepeatedModifications, Steps(105, 110, 115), Steps(105, 110), """{"modifications":[{"newContractValue":{"amount":1,"currency":"PAB"}}]}""" },
        {
            Signal.SingleBidder,
            """{"tender":{"procurementMethod":"open","numberOfTenderers":1}}""",
            """{"tender":{"procurementMethod":"open","numberOfTenderers":2}}""",
            """{"tender":{"procurementMethod":"direct","numberOfTenderers":1}}"""
        },
        {
            Signal.AfterTheFact,
            """{"tender":{"datePublished":"2026-03-02T00:00:00Z"},"contractPeriod":{"startDate":"2026-03-01T00:00:00Z"}}""",
            """{"tender":{"datePublished":"2026-03-01T00:00:00Z"},"contractPeriod":{"startDate":"2026-03-01T00:00:00Z"}}""",
            """{"tender":{"datePublished":"2026-03-01T00:00:00Z"}}"""
        },
        { Signal.MissingReasons, """{"modifications":[{"rationale":"Lluvias"},{}]}""", """{"modifications":[{"rationale":"Lluvias"}]}""", "{}" },
        {
            Signal.PaidAhead,
            """{"contractValue":{"amount":100,"currency":"PAB"},"transactions":[{"value":{"amount":30,"currency":"PAB"}},{"value":{"amount":26,"currency":"PAB"}}]}""",
            """{"contractValue":{"amount":100,"currency":"PAB"},"transactions":[{"value":{"amount":55,"currency":"PAB"}}]}""",
            """{"contractValue":{"amount":100,"currency":"PAB"}}"""
        },
        {
            Signal.ShortTender,
            """{"ocid":"4","tender":{"procurementMethod":"open"}}""", """{"ocid":"5","tender":{"procurementMethod":"open"}}""", """{"ocid":"unknown","tender":{"procurementMethod":"open"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public void AContractRaisesIsQuietOrCannotTell(Signal signal, string raises, string isQuiet, string cannotTell)
    {
        Assert.Equal([true], Of(signal, raises).Select(finding => finding.Raised));
        Assert.Equal([false], Of(signal, isQuiet).Select(finding => finding.Raised));
        Assert.Empty(Of(signal, cannotTell));
    }

    [Fact]
    public void SmallContractsOfAMonthWithOneCompanyAreLookedAtTogether()
    {
        var book = Book(
            Signed("a", "mop", "firm", 30_000, "2026-01-01"), Signed("b", "mop", "firm", 30_000, "2026-01-20"), Signed("far", "mop", "firm", 30_000, "2026-06-01"),
            Signed("large", "mop", "firm", 90_000, "2026-01-10"), Signed("other-firm", "mop", "firm-2", 30_000, "2026-01-05"), Signed("other-office", "minsa", "firm", 30_000, "2026-01-05"));

        Assert.Equal(["a", "b"], book.Raised(Signal.SplitContracts).Select(finding => finding.ProjectId));
        Assert.Equal(6, book.Computable(Signal.SplitContracts));
    }

    [Fact]
    public void AShareIsToldFromFiveContractsOn()
    {
        string[] five = [.. Enumerable.Range(1, 4).Select(number => Signed($"p{number}", "mop", $"small-{number}", 10_000, "2026-01-01")), Signed("p5", "mop", "large", 40_000, "2026-01-01")];

        Assert.Equal([("p5", 0.5m)], Book(five).Raised(Signal.Concentration).Select(finding => (finding.ProjectId, finding.Value)));
        Assert.Equal(0, Book(five[1..]).Computable(Signal.Concentration));
    }

    [Fact]
    public void NeitherOrderNorPartsChangeWhatIsSaid()
    {
        var random = new Random(3);
        var projects = Enumerable.Range(0, 120).Select(number => Signed(
            $"p{number}", $"i{random.Next(6)}", $"s{random.Next(9)}", 5_000 + random.Next(60_000), $"2026-0{1 + random.Next(9)}-1{random.Next(9)}")).ToArray();
        var expected = Said(Book(projects));
        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(projects);
            var whole = new SignalBook();
            foreach (var part in projects.Chunk(1 + random.Next(60)))
                whole.Add(Book(part));

            Assert.Equal(expected, Said(whole));
        }
    }

    [Fact]
    public void EverySignalHasItsCodeAndItsTexts()
    {
        foreach (var signal in Enum.GetValues<Signal>())
        {
            Assert.Equal(signal, SignalRules.Find(SignalRules.Code(signal)));
            foreach (var part in (string[])["question", "formula", "threshold", "needs", "falseAlarms"])
                Assert.Contains($"signal.{SignalRules.Code(signal)}.{part}", Texts.OfLibrary.Keys("es"));
        }

        Assert.Equal("cost-growth", SignalRules.Code(Signal.CostGrowth));
        Assert.Null(SignalRules.Find("no-such-signal"));
    }

    private static List<SignalFinding> Of(Signal signal, string summary) =>
        [.. Book($$$"""{"id":"p","metrics":[{"id":"physicalProgress","observations":[{"period":{"endDate":"2026-01-01T00:00:00Z"},"measure":30}]}],"contractingProcesses":[{"id":"c","summary":{{{summary}}}}]}""")
            .Of("p").Where(finding => finding.Signal == signal)];

    private static List<string> Said(SignalBook book) => [.. Enum.GetValues<Signal>().SelectMany(book.Raised).Select(finding => $"{finding}")];

    private static SignalBook Book(params string[] projects)
    {
        var book = new SignalBook();
        foreach (var project in projects)
            book.Add(SignalFacts.Of(Encoding.UTF8.GetBytes(project), ocid => int.TryParse(ocid, out var days) ? days : null));
        return book;
    }

    private static string Signed(string id, string institution, string supplier, int amount, string start) =>
        $$$"""{"id":"{{{id}}}","publicAuthority":{"id":"{{{institution}}}"},"contractingProcesses":[{"id":"c-{{{id}}}","summary":{"suppliers":[{"id":"{{{supplier}}}"}],"contractValue":{"amount":{{{amount}}},"currency":"PAB"},"contractPeriod":{"startDate":"{{{start}}}T00:00:00Z"} } } ]}""";

    private static string Steps(params int[] values)
    {
        var (before, steps) = (100, new List<string>());
        foreach (var value in values)
        {
            steps.Add($$$"""{"date":"2026-01-0{{{steps.Count + 1}}}T00:00:00Z","oldContractValue":{"amount":{{{before}}},"currency":"PAB"},"newContractValue":{"amount":{{{value}}},"currency":"PAB"}}""");
            before = value;
        }

        return $$"""{"contractValue":{"amount":100,"currency":"PAB"},"modifications":[{{string.Join(',', steps)}}]}""";
    }
}
