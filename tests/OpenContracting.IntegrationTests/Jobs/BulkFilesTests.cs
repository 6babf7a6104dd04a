using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage.Publications;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class BulkFilesTestsOnSqlite() : BulkFilesTests(Database.Sqlite);

public sealed class BulkFilesTestsOnPostgreSql() : BulkFilesTests(Database.PostgreSql);

/// <summary>Which bulk files are written, which are taken over, and which stay.</summary>
public abstract class BulkFilesTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset Before = new(2025, 3, 2, 14, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset After = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [DatabaseFact]
    public async Task OnlyWhatChangedIsWrittenAgain()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, Before), "2025.json");
        await chain.DeliverAsync(ReleasePackages.Make(10, 18, After), "2026.json");
        await chain.FinishAsync();
        var first = await FilesAsync();

        await chain.DeliverAsync(ReleasePackages.Make(10, 12, After.AddMonths(1), "complete"), "2026-04.json");
        await chain.FinishAsync();

        var second = await FilesAsync();
        Assert.Empty(first.Keys.Except(second.Keys));
        Assert.Contains("bulk/2025/projects.jsonl.gz", first.Keys);
        Assert.Contains("bulk/2026/projects.jsonl.gz", first.Keys);
        foreach (var (name, content) in second)
            if (name.StartsWith("bulk/2025/", StringComparison.Ordinal) || first.ContainsKey(name) && name.StartsWith("bulk/changes/", StringComparison.Ordinal))
                Assert.True(first[name] == content, $"{name} was written again.");
            else if (name.StartsWith("bulk/2026/", StringComparison.Ordinal))
                Assert.True(first[name] != content, $"{name} was not written again.");
    }

    [DatabaseFact]
    public async Task WhatDidNotChangeKeepsItsBytesToTheLast()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, Before), "2025.json");
        await chain.FinishAsync();
        var packed = await HashesAsync();

        // A release of another process changes nothing in the year before.
        await chain.DeliverAsync(ReleasePackages.Make(10, 18, After), "2026.json");
        await chain.FinishAsync();

        foreach (var (name, hash) in await HashesAsync())
            if (name.StartsWith("bulk/2025/", StringComparison.Ordinal))
                Assert.Equal(packed[name], hash);
    }

    [Fact]
    public void TheLastOfEachOfSevenDaysAndTwentyFourMonthsStay()
    {
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        // Twice a day for three years, the newest first.
        var publications = Enumerable.Range(0, 3 * 365 * 2).Select(index => new Publication
        {
            Id = 10_000 - index,
            RunId = index,
            State = PublicationState.Published,
            DataAsOf = now,
            CreatedAt = now,
            PublishedAt = now.AddHours(-1 - (12 * index)),
        }).ToList();

        var kept = KeptFiles.Kept(publications, now);

        var times = publications.Where(publication => kept.Contains(publication.Id)).Select(publication => publication.PublishedAt!.Value).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Equal([10_000, 9_999], kept.Take(2));
        Assert.All(Enumerable.Range(0, 7), day => Assert.Contains(times, time => time.UtcDateTime.Date == now.UtcDateTime.Date.AddDays(-day)));
        Assert.All(Enumerable.Range(0, 24), month => Assert.Contains(times, time => (time.Year, time.Month) == (now.AddMonths(-month).Year, now.AddMonths(-month).Month)));
        Assert.All(times, time => Assert.True(time > now.AddMonths(-24)));
        // Two publications, seven days, 24 months, some of which are the same; the last of October is the 31st's evening one.
        Assert.InRange(kept.Count, 24, 33);
        Assert.Contains(new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero), times);
        Assert.DoesNotContain(new DateTimeOffset(2026, 10, 31, 11, 0, 0, TimeSpan.Zero), times);
    }

    private async Task<Dictionary<string, long>> FilesAsync() =>
        (await Outcome.PublishedFilesAsync(TestDatabase)).Where(file => file.Name.StartsWith("bulk/", StringComparison.Ordinal))
        .ToDictionary(file => file.Name, file => file.ContentId);

    private async Task<Dictionary<string, string>> HashesAsync() =>
        (await Outcome.PublishedFilesAsync(TestDatabase)).Where(file => file.Name.StartsWith("bulk/", StringComparison.Ordinal))
        .ToDictionary(file => file.Name, file => Convert.ToHexStringLower(file.Sha256));
}
