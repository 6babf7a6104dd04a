using OpenContracting.Validation.Checks.Dataset;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Tests.Validation;

/// <summary>What is remembered of a whole document takes little memory, and still says what it should.</summary>
public sealed class DatasetMemoryTests
{
    [Fact]
    public void IdentitiesAreFoundHoweverManyThereAre()
    {
        var (table, random) = (new IdentityTable(), new Random(1));
        var known = new Dictionary<ulong, long>();
        for (var number = 0; number < 50_000; number++)
        {
            var hash = (ulong)random.NextInt64() << 1 | 1;
            Assert.Equal(known.TryAdd(hash, number), table.Add(hash, number, out var first, out _));
            Assert.Equal(known[hash], first);
        }

        Assert.Equal(known.Count, table.Count);
        Assert.All(known, pair => Assert.Equal(pair.Value, table.Find(pair.Key)));
        Assert.Null(table.Find(3));
    }

    /// <summary>A table that was copied to grow would have asked for several times as much.</summary>
    [Fact]
    public void ATableOfIdentitiesGrowsWithoutGarbage()
    {
        const int Many = 400_000;
        var (table, random) = (new IdentityTable(), new Random(1));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var number = 0; number < Many; number++)
            table.Add((ulong)random.NextInt64() << 1, number, out _, out _);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Many, 12, 18);
    }

    [Fact]
    public void OnlyTheFirstRepeatIsTheSecond()
    {
        var table = new IdentityTable();
        table.Add(7, 1, out _, out _);

        table.Add(7, 2, out var first, out var isSecond);
        table.Add(7, 3, out _, out var isAgain);

        Assert.Equal((1, true, false), (first, isSecond, isAgain));
    }

    [Fact]
    public void FewValuesAreCountedExactly()
    {
        var values = new FrequentValues<int>();
        for (var i = 0; i < 30_000; i++)
            values.Add(i % 10_000);

        Assert.Equal(30_000, values.Total);
        Assert.All(values.Counts, count => Assert.Equal(3, count.Value));
    }

    [Fact]
    public void FrequentValueStandsOutAmongMoreThanAreKept()
    {
        var values = new FrequentValues<int>();
        for (var i = 1; i <= 200_000; i++)
            values.Add(i % 10 == 0 ? 0 : i);

        Assert.True(values.Counts.Count <= 10_000);
        Assert.InRange(values.Counts[0], 20_000 - 20, 20_000);
    }
}
