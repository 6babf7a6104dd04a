using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.IntegrationTests.Jobs;

public sealed class ChainTestsOnSqlite() : ChainTests(Database.Sqlite);

public sealed class ChainTestsOnPostgreSql() : ChainTests(Database.PostgreSql);

public abstract class ChainTests(Database kind) : DatabaseTests(kind)
{
    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset April = March.AddMonths(1);

    [DatabaseFact]
    public async Task AnExportBecomesAPublishedPackage()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
        await chain.FinishAsync();

        await using var db = Open();
        Assert.Equal([RunState.Done, RunState.Done], await db.Runs.OrderBy(run => run.Id).Select(run => run.State).ToListAsync());
        var export = await db.Exports.SingleAsync();
        Assert.Equal((ExportState.Released, 60, 60), (export.State, export.Snapshots, export.NewReleases));
        Assert.Equal(60, await db.ContractingProcesses.CountAsync(process => process.Compiled != null));
        Assert.Equal(ReleasePackages.WorksIn(1, 60), await db.Projects.CountAsync(project => project.State == ProjectState.Published));

        var package = await PackageAsync();
        Assert.Equal("0.9", package.GetProperty("version").GetString());
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", package.GetProperty("license").GetString());
        Assert.Equal(
            await db.Projects.OrderBy(project => project.ProjectId).Select(project => project.ProjectId).ToListAsync(),
            package.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
        await Outcome.AssertNothingLeftOverAsync(TestDatabase);
    }

    [DatabaseFact]
    public async Task EveryEncodingUnpacksToTheSamePackage()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();

        var plain = await BytesAsync("identity");
        Assert.Equal(plain, Unpack(new GZipStream(new MemoryStream(await BytesAsync("gzip")), CompressionMode.Decompress)));
        Assert.Equal(plain, Unpack(new BrotliStream(new MemoryStream(await BytesAsync("br")), CompressionMode.Decompress)));
    }

    [DatabaseFact]
    public async Task ALaterExportChangesOnlyTheProjectsItTouches()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
        await chain.FinishAsync();
        await chain.DeliverAsync(ReleasePackages.Make(55, 63, April, "complete"));
        await chain.FinishAsync();

        await using var db = Open();
        var touched = ReleasePackages.WorksIn(55, 60);
        var added = ReleasePackages.WorksIn(61, 63);
        var works = ReleasePackages.WorksIn(1, 60);
        Assert.Equal(
            Enumerable.Repeat(ChangeKind.Added, works).Concat(Enumerable.Repeat(ChangeKind.Updated, touched)).Append(ChangeKind.Added),
            (await db.Changes.OrderBy(change => change.Sequence).Select(change => change.Kind).ToListAsync()));
        Assert.Equal(Enumerable.Range(1, works + touched + added), (await db.Changes.OrderBy(change => change.Sequence).ToListAsync()).Select(change => (int)change.Sequence));
        Assert.Equal(touched, await db.Projects.CountAsync(project => project.Version == 2));
        Assert.Equal(works - touched + added, await db.Projects.CountAsync(project => project.Version == 1));
        var publication = await db.Publications.OrderByDescending(row => row.Id).FirstAsync();
        Assert.Equal((works + added, added, touched, 0), (publication.Projects, publication.Added, publication.Updated, publication.Removed));
        Assert.Equal(works + added, (await PackageAsync()).GetProperty("projects").GetArrayLength());
    }

    [DatabaseFact]
    public async Task AnExportThatSaysNothingNewPublishesNothing()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 30, March));
        await chain.FinishAsync();
        await chain.DeliverAsync(ReleasePackages.Make(1, 29, March));
        await chain.FinishAsync();

        await using var db = Open();
        Assert.Equal([30, 0], await db.Exports.OrderBy(export => export.Id).Select(export => export.NewReleases).ToListAsync());
        Assert.Equal(1, await db.Publications.CountAsync());
        await Outcome.AssertNothingLeftOverAsync(TestDatabase);
    }

    [DatabaseFact]
    public async Task TheSameBytesTwiceAreOneExport()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        var export = ReleasePackages.Make(1, 9, March);
        var first = await chain.DeliverAsync(export);
        var second = await chain.DeliverAsync(export, "another-name.json");

        Assert.Equal(first with { Known = true }, second with { Sha256 = first.Sha256 });
        await using var db = Open();
        Assert.Equal(1, await db.Exports.CountAsync());
        Assert.Equal(1, await db.Runs.CountAsync(run => run.Kind == RunKind.Intake));
    }

    [DatabaseFact]
    public async Task TheSameBytesAtTheSameMomentAreOneExport()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        var export = ReleasePackages.Make(1, 9, March);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => chain.DeliverAsync(export))));
        await chain.FinishAsync();

        Assert.Single(receipts.Select(receipt => receipt.ExportId).Distinct());
        Assert.Single(receipts, receipt => !receipt.Known);
        await using var db = Open();
        Assert.Equal([ExportState.Released], await db.Exports.Select(export => export.State).ToListAsync());
        Assert.Equal(9, await db.Releases.CountAsync());
    }

    [DatabaseFact]
    public async Task BytesThatAreNotTheAnnouncedOnesAreNotKept()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        var export = ReleasePackages.Make(1, 9, March);
        var delivery = new Delivery("package.json", "synthetic") { Sha256 = SHA256.HashData("something else"u8) };

        var refused = await Assert.ThrowsAsync<DifferentHashException>(() => chain.Intake.AcceptAsync(new MemoryStream(export), delivery, default));

        Assert.Equal(SHA256.HashData(export), refused.Received);
        await using var db = Open();
        Assert.Equal(0, await db.Exports.CountAsync());
        Assert.Equal(0, await db.ExportChunks.CountAsync());
    }

    [DatabaseFact]
    public async Task AnExportNobodyCanReadIsRefusedWithTheReasonAndHoldsUpNoOther()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(Encoding.UTF8.GetBytes("neither one thing nor another"), "notes.txt");
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();

        await using var db = Open();
        var refused = await db.Exports.SingleAsync(export => export.Name == "notes.txt");
        Assert.Equal((ExportState.Refused, "unknown-shape"), (refused.State, refused.RefusalCode));
        var run = await db.Runs.SingleAsync(run => run.ExportId == refused.Id);
        Assert.Equal((RunState.Stopped, "unknown-shape"), (run.State, run.ErrorCode));
        Assert.Equal(ReleasePackages.WorksIn(1, 9), await db.Projects.CountAsync());
    }

    [DatabaseFact]
    public async Task AnExportOfSeveralChunksComesBackByteForByte()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        var bytes = new byte[3 * ExportChunk.Length + 17];
        new Random(7).NextBytes(bytes);
        var receipt = await chain.DeliverAsync(bytes, "noise.bin");

        await using var db = Open();
        var export = await db.Exports.AsNoTracking().SingleAsync(row => row.Id == receipt.ExportId);
        await using var stream = new ExportStream(TestDatabase.Contexts, export);
        Assert.Equal(export.Sha256, await SHA256.HashDataAsync(stream));
        stream.Seek(-20, SeekOrigin.End);
        var end = new byte[20];
        stream.ReadExactly(end);
        Assert.Equal(bytes[^20..], end);
    }

    [DatabaseFact]
    public async Task WhatIsNewerIsSaidByTheSourceAndNotByTheOrderOfArrival()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(3, 3, April, "complete"));
        await chain.FinishAsync();
        await chain.DeliverAsync(ReleasePackages.Make(3, 3, March, "active"));
        await chain.FinishAsync();

        await using var db = Open();
        var compiled = JsonDocument.Parse((await db.ContractingProcesses.SingleAsync()).Compiled!);
        Assert.Equal("complete", compiled.RootElement.GetProperty("tender").GetProperty("status").GetString());
    }

    [DatabaseFact]
    public async Task APersonsDecisionOutranksTheRulesAndSurvivesTheNextExport()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 6, March));
        await chain.FinishAsync();
        await DecideAsync(DecisionKind.Infrastructure, ReleasePackages.Ocid(1), accepted: true);
        await chain.DeliverAsync(ReleasePackages.Make(1, 3, April));
        await chain.FinishAsync();

        await using var db = Open();
        var decided = await db.ContractingProcesses.SingleAsync(process => process.ProcessKey == ReleasePackages.Ocid(1));
        Assert.True(decided.DecidedByPerson);
        Assert.Equal(ReleasePackages.WorksIn(1, 6) + 1, await db.Projects.CountAsync(project => project.State == ProjectState.Published));
    }

    [DatabaseFact]
    public async Task AWithdrawnProjectLeavesATombstoneAndComesBackWhenThatIsUndone()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();
        await using var db = Open();
        var id = await db.Projects.Select(project => project.ProjectId).OrderBy(id => id).FirstAsync();

        var decision = await DecideAsync(DecisionKind.Withdrawal, id, accepted: true);
        await chain.PublishAsync();
        Assert.Equal(ProjectState.Withdrawn, (await db.Projects.AsNoTracking().SingleAsync(project => project.ProjectId == id)).State);
        Assert.Equal(2, (await PackageAsync()).GetProperty("projects").GetArrayLength());

        await db.Decisions.Where(row => row.Id == decision).ExecuteUpdateAsync(update => update.SetProperty(row => row.UndoneAt, April));
        await chain.PublishAsync();
        Assert.Equal(ProjectState.Published, (await db.Projects.AsNoTracking().SingleAsync(project => project.ProjectId == id)).State);
        Assert.Equal(
            [ChangeKind.Added, ChangeKind.Withdrawn, ChangeKind.Added],
            await db.Changes.Where(change => change.ProjectId == id).OrderBy(change => change.Sequence).Select(change => change.Kind).ToListAsync());
    }

    [DatabaseFact]
    public async Task AProjectWithStructuralErrorsIsLeftOutAndListedWithTheReasons()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();
        await using var db = Open();
        var id = await db.Projects.Select(project => project.ProjectId).OrderBy(id => id).FirstAsync();
        await AddDraftAsync(id, $$"""{"id": "{{id}}", "title": 7}""", DraftState.Mapped);
        await chain.PublishAsync();

        var project = await db.Projects.AsNoTracking().SingleAsync(project => project.ProjectId == id);
        Assert.Equal((ProjectState.LeftOut, 2), (project.State, project.Version));
        Assert.Equal("/title", Assert.Single(ProjectFindings.Parse(project.Findings!).Notices, notice => notice.Kind == Validation.NoticeKind.Structure).Pointer);
        var publication = await db.Publications.OrderByDescending(row => row.Id).FirstAsync();
        Assert.Equal((2, 1), (publication.Projects, publication.LeftOut));
        Assert.Equal(1, PublicationReport.Parse(publication.Report!).LeftOut.First().Projects);
        Assert.DoesNotContain(
            id, (await PackageAsync()).GetProperty("projects").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
    }

    [DatabaseFact]
    public async Task ADisagreementOfTheTwoEnginesStopsThePublicationAndTheLastOneStays()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();
        var before = await BytesAsync("identity");
        await using var db = Open();
        var id = await db.Projects.Select(project => project.ProjectId).OrderBy(id => id).FirstAsync();

        // As if our validator had let it pass.
        await AddDraftAsync(id, $$"""{"id": "{{id}}", "title": 7}""", DraftState.Valid);
        await chain.PublishAsync();

        var stopped = await db.Publications.OrderByDescending(row => row.Id).FirstAsync();
        Assert.Equal((PublicationState.Stopped, "cross-check-disagrees"), (stopped.State, stopped.StopCode));
        Assert.Contains("projects[0].title", stopped.StopDetail);
        Assert.Equal(RunState.Stopped, (await db.Runs.OrderByDescending(run => run.Id).FirstAsync()).State);
        Assert.Equal(before, await BytesAsync("identity"));
    }

    [DatabaseFact]
    public async Task APublicationThatWouldLoseMuchWaitsForAPerson()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 300, March));
        await chain.FinishAsync();
        var before = await BytesAsync("identity");
        await chain.DeliverAsync(ReleasePackages.Make(1, 100, April, "cancelled"));
        await chain.FinishAsync();

        await using var db = Open();
        var held = await db.Publications.OrderByDescending(row => row.Id).FirstAsync();
        Assert.Equal((PublicationState.Stopped, "mass-change"), (held.State, held.StopCode));
        Assert.Equal("Of 100 published projects 33 would change; 33 of them would leave, be cancelled, or lose their title or value.", held.StopDetail);
        Assert.Equal(before, await BytesAsync("identity"));

        await DecideAsync(DecisionKind.MassChange, $"{held.Id}", accepted: true);
        await chain.PublishAsync();
        Assert.Equal(33, await db.Projects.CountAsync(project => project.Version == 2));
    }

    [DatabaseFact]
    public async Task ARecordThatCannotBeDoneIsPutAsideAndTheRestGoesOn()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await using var db = Open();

        // Merging this process, and mapping its project, fails however often it is tried.
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, March));
        await chain.FinishAsync();
        await db.Releases.Where(release => release.ProcessKey == ReleasePackages.Ocid(3))
            .ExecuteUpdateAsync(update => update.SetProperty(release => release.Json, "{\"ocid\":"u8.ToArray()));
        await chain.DeliverAsync(ReleasePackages.Make(1, 9, April, "complete"));
        await chain.FinishAsync();

        var faults = await db.RunFaults.OrderBy(fault => fault.Id).ToListAsync();
        Assert.Equal([RunStage.MergeReleases, RunStage.MapProjects], faults.Select(fault => fault.Stage));
        Assert.Equal(ReleasePackages.Ocid(3), faults[0].Subject);
        Assert.Equal(2, await db.Projects.CountAsync(project => project.Version == 2));
        Assert.Equal(1, await db.Projects.CountAsync(project => project.Version == 1));
    }

    [DatabaseFact]
    public async Task AStatusThatTimeChangesIsPublishedTheNextDay()
    {
        var clock = new FixedClock(March);
        await using var chain = await ChainHost.StartAsync(TestDatabase, services => services.AddSingleton<TimeProvider>(clock));
        await chain.DeliverAsync(ReleasePackages.Make(1, 3, March));
        await chain.FinishAsync();
        await using var db = Open();
        var plan = await db.ProjectPlans.SingleAsync();
        plan.NextStatusChange = March.AddDays(10);
        await db.SaveChangesAsync();
        var keeper = chain.Get<OpenContracting.Jobs.ChainKeeper>();

        clock.Now = March.AddDays(9);
        await keeper.RoundAsync(default);
        Assert.Equal(1, await db.Runs.CountAsync(run => run.Kind == RunKind.Publication));
        clock.Now = March.AddDays(11);
        await keeper.RoundAsync(default);
        await chain.FinishAsync();
        Assert.Equal(2, await db.Runs.CountAsync(run => run.Kind == RunKind.Publication));
        Assert.Null((await db.ProjectPlans.AsNoTracking().SingleAsync()).NextStatusChange);
    }

    [DatabaseFact]
    public async Task AnotherPrefixGivesEveryProjectAnIdAnewAndTheOldOnesLeadThere()
    {
        await using (var placeholder = await ChainHost.StartAsync(TestDatabase))
        {
            await placeholder.DeliverAsync(ReleasePackages.Make(1, 9, March));
            await placeholder.FinishAsync();
        }

        await using var db = Open();
        var old = await db.Projects.OrderBy(project => project.ProjectId).Select(project => project.ProjectId).ToListAsync();
        var changes = await db.Changes.CountAsync();

        // Nothing but the setting is other: the keeper sees it at the start.
        await using var chain = await ChainHost.StartAsync(TestDatabase, services => services.AddSingleton<Func<Publisher>>(
            () => new Publisher { Address = "https://obras.example.org", ProjectPrefix = "oc4ids-pan123" }));
        await chain.Get<OpenContracting.Jobs.ChainKeeper>().RoundAsync(default);
        await chain.FinishAsync();

        var anew = old.ConvertAll(id => id.Replace("oc4ids-000000-", "oc4ids-pan123-", StringComparison.Ordinal));
        Assert.Equal(anew, await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderBy(project => project.ProjectId).Select(project => project.ProjectId).ToListAsync());
        Assert.Equal(
            old.Zip(anew), (await db.ProjectRedirects.OrderBy(redirect => redirect.OldId).ToListAsync()).Select(redirect => (redirect.OldId, redirect.NewId)));
        var fed = await db.Changes.AsNoTracking().OrderBy(change => change.Sequence).Skip(changes).ToListAsync();
        Assert.Equal(old, fed.Where(change => change.Kind == ChangeKind.Merged).Select(change => change.ProjectId));
        Assert.Equal(anew, fed.Where(change => change.Kind == ChangeKind.Added).Select(change => change.ProjectId));
        Assert.Equal(old.Count * 2, fed.Count);
        Assert.Equal(anew, (await PackageAsync()).GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!));
    }

    [DatabaseFact]
    public async Task RulesThatChangedTouchOnlyTheProjectsThatComeOutOtherwise()
    {
        await using var chain = await ChainHost.StartAsync(TestDatabase);
        await chain.DeliverAsync(ReleasePackages.Make(1, 60, March));
        await chain.FinishAsync();
        await using var db = Open();
        var changes = await db.Changes.CountAsync();
        var one = await db.Projects.OrderBy(project => project.ProjectId).FirstAsync();

        // Other rules are another hash of what goes in: everything is mapped again. Of one project the published content is what other rules had made of it.
        await db.ProjectPlans.ExecuteUpdateAsync(update => update.SetProperty(plan => plan.MappedHash, new byte[] { 1 }));
        await db.Projects.Where(project => project.ProjectId == one.ProjectId)
            .ExecuteUpdateAsync(update => update.SetProperty(project => project.Hash, new byte[] { 2 }));
        await chain.PublishAsync();

        Assert.False(await db.ProjectPlans.AsNoTracking().AnyAsync(plan => plan.MappedHash != plan.InputHash));
        var fed = Assert.Single(await db.Changes.AsNoTracking().OrderBy(change => change.Sequence).Skip(changes).ToListAsync());
        Assert.Equal((one.ProjectId, ChangeKind.Updated), (fed.ProjectId, fed.Kind));
        Assert.Equal(1, await db.Projects.AsNoTracking().CountAsync(project => project.Version == 2));

        // And rules that change nothing publish nothing.
        await db.ProjectPlans.ExecuteUpdateAsync(update => update.SetProperty(plan => plan.MappedHash, new byte[] { 1 }));
        await chain.PublishAsync();
        Assert.Equal(changes + 1, await db.Changes.CountAsync());
        Assert.Equal(2, await db.Publications.CountAsync());
    }

    private async Task<long> DecideAsync(DecisionKind kind, string subject, bool accepted)
    {
        await using var db = Open();
        var decision = new Decision { Kind = kind, Subject = subject, Accepted = accepted, DecidedBy = "test", DecidedAt = April };
        db.Decisions.Add(decision);
        await db.SaveChangesAsync();
        return decision.Id;
    }

    private async Task AddDraftAsync(string id, string json, DraftState state)
    {
        await using var db = Open();
        var bytes = Encoding.UTF8.GetBytes(json);
        db.ProjectDrafts.Add(new ProjectDraft { ProjectId = id, Json = bytes, Hash = SHA256.HashData(bytes), State = state, Title = "7" });
        await db.SaveChangesAsync();
    }

    private async Task<JsonElement> PackageAsync() => JsonDocument.Parse(await BytesAsync("identity")).RootElement;

    private async Task<byte[]> BytesAsync(string encoding)
    {
        var file = (await Outcome.PublishedFilesAsync(TestDatabase)).Single(file => file.Name == "package.json" && file.Encoding == encoding);
        await using var stream = new PublicationStream(TestDatabase.Contexts, file);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static byte[] Unpack(Stream packed)
    {
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}
