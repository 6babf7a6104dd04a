using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenContracting.People.Usage;

namespace OpenContracting.Tests.People.Usage;

public sealed class UsageCounterTests
{
    private static readonly string[] Formats = ["html", "json", "csv"];

    [Fact]
    public void TheLogGivesTheCountsBesideIt()
    {
        var counter = new UsageCounter();
        foreach (var one in Log())
            counter.Add(one);
        counter.Finish();

        Assert.Equal(File.ReadAllLines(RepositoryFiles.Fixture("usage", "log.expected.csv")).Skip(1), Lines(counter.Take()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void CountsAreTheSameHoweverTheEventsAreCut(int seed)
    {
        var events = RandomEvents(new Random(seed));
        var whole = new UsageCounter();
        foreach (var one in events)
            whole.Add(one);
        whole.Finish();

        // Three processes, visitors spread among them, each flushed at moments of its own.
        var parts = new Dictionary<UsageRow, UsageTally>();
        var random = new Random(-seed);
        foreach (var process in events.GroupBy(one => (int)((one.Visitor ?? 0) % 3)))
        {
            var counter = new UsageCounter();
            foreach (var one in process)
            {
                if (random.Next(20) == 0)
                {
                    counter.Advance(one.At);
                    AddTo(parts, counter.Take());
                }

                counter.Add(one);
            }

            counter.Finish();
            AddTo(parts, counter.Take());
        }

        Assert.Equal(Lines(whole.Take()), Lines(parts));
    }

    [Fact]
    public void WhatIsTakenIsNotTakenAgain()
    {
        var counter = new UsageCounter();
        counter.Add(Log().First());
        counter.Finish();

        Assert.NotEmpty(counter.Take());
        Assert.Empty(counter.Take());
    }

    [Fact]
    public void AClickThatMayStillBeDoubleIsNotCountedYet()
    {
        var counter = new UsageCounter();
        var first = Log().First();
        counter.Add(first);

        counter.Advance(first.At + UsageRules.DoubleClick);
        Assert.Empty(counter.Take());
        counter.Advance(first.At + UsageRules.DoubleClick + TimeSpan.FromTicks(1));
        Assert.NotEmpty(counter.Take());
    }

    private static IEnumerable<UsageEvent> Log()
    {
        foreach (var line in File.ReadLines(RepositoryFiles.Fixture("usage", "log.csv")).Skip(1))
        {
            var cells = line.Split(',');
            if (!UsageRules.Counts(cells[3], int.Parse(cells[4], CultureInfo.InvariantCulture), cells[5]))
                continue;
            var piece = cells[11].Split('-', '/');
            yield return new UsageEvent(
                DateTimeOffset.Parse(cells[0], CultureInfo.InvariantCulture),
                cells[1].Length == 0 ? null : KeyOf(cells[1]),
                RobotsList.Current.Classify(cells[2]),
                new UsageItem(cells[6], cells[7], cells[8], cells[9]),
                Enum.Parse<UsageAction>(cells[10]),
                piece.Length == 3 ? new FilePiece(Number(piece[0]), Number(piece[1]), Number(piece[2])) : null);
        }
    }

    private static List<UsageEvent> RandomEvents(Random random)
    {
        var at = new DateTimeOffset(2024, 3, 5, 3, 0, 0, TimeSpan.Zero);
        var events = new List<UsageEvent>();
        for (var i = 0; i < 4000; i++)
        {
            at += TimeSpan.FromSeconds(random.Next(4));
            var format = Formats[random.Next(3)];
            var from = random.Next(5) * 20;
            events.Add(new UsageEvent(
                at,
                random.Next(12) == 0 ? null : (UInt128)random.Next(1, 20),
                (AgentClass)random.Next(3),
                new UsageItem("project", random.Next(6).ToString(CultureInfo.InvariantCulture), format, "portal"),
                format == "html" ? UsageAction.Investigation : UsageAction.Request,
                format == "csv" && random.Next(3) > 0 ? new FilePiece(from, from + 19, 100) : null));
        }

        return events;
    }

    private static void AddTo(Dictionary<UsageRow, UsageTally> all, IReadOnlyDictionary<UsageRow, UsageTally> part)
    {
        foreach (var (row, tally) in part)
        {
            all.TryAdd(row, new UsageTally());
            all[row].Add(tally);
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyDictionary<UsageRow, UsageTally> counts) =>
        counts.Select(count => string.Join(',',
            count.Key.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), count.Key.Item.Kind, count.Key.Item.Id, count.Key.Item.Format,
            count.Key.Item.Channel, count.Key.Agent, count.Value.Investigations, count.Value.Requests, count.Value.UniqueInvestigations,
            count.Value.UniqueRequests, count.Value.Sessions, count.Value.Shares, count.Value.Saves, count.Value.Follows)).Order(StringComparer.Ordinal);

    private static UInt128 KeyOf(string name) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
