using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Pushes;
using OpenContracting.Web.Accounts;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Large exports by pieces, pushes sent again, trials, limits of a key, and telling its owner.</summary>
public sealed class PushExtrasTests(PushPortal shared) : IClassFixture<PushPortal>
{
    private const string Uploads = "/api/v1/exports/uploads";

    private static readonly DateTimeOffset March = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AnExportByPiecesGoesOnWhereItBrokeOffAndItsEndCanBeSaidTwice()
    {
        var export = ReleasePackages.Make(1, 2600, March);
        Assert.True(export.Length > 1_500_000, "More than one chunk.");
        var (half, digest) = (1_200_000, SHA256.HashData(export));
        var (key, other) = (await shared.Portal.NewKeyAsync(), await shared.Portal.NewKeyAsync());

        using var begun = await BeginAsync(key, export.Length, digest);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var upload = new Uri(begun.Headers.Location!.ToString()).PathAndQuery;
        await Assert.ThrowsAnyAsync<Exception>(() => PieceAsync(upload, key, 0, new BrokenContent(export[..half]), last: false));
        var offset = await OffsetAsync(upload, key, half);

        // What came through stays; it is this key's alone, and only its end can be added to.
        Assert.Equal(half, offset);
        Assert.Equal("unknown-upload", await CodeAsync(await SendAsync(HttpMethod.Get, upload, other)));
        Assert.Equal("upload-offset", await CodeAsync(await PieceAsync(upload, key, 0, new ByteArrayContent(export), last: true)));
        Assert.Equal("upload-offset", await CodeAsync(await PieceAsync(upload, key, offset, new ByteArrayContent([]), last: true)));
        using var again = await BeginAsync(key, export.Length, digest);
        Assert.Equal(begun.Headers.Location, again.Headers.Location);
        Assert.Equal(half, (await JsonAsync(again)).GetProperty("offset").GetInt64());

        using var ended = await PieceAsync(upload, key, offset, new ByteArrayContent(export[half..]), last: true);
        using var said = await PieceAsync(upload, key, export.Length, new ByteArrayContent([]), last: true);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (ended.StatusCode, said.StatusCode));
        var receipt = await JsonAsync(ended);
        Assert.Equal(Convert.ToHexStringLower(digest), receipt.GetProperty("sha256").GetString());
        Assert.Equal(receipt.GetProperty("id").GetInt64(), (await JsonAsync(said)).GetProperty("id").GetInt64());
        await shared.Portal.FinishAsync();
        Assert.Equal(2600, (await ReportAsync(receipt.GetProperty("id").GetInt64())).GetProperty("export").GetProperty("processes").GetInt32());
    }

    [Fact]
    public async Task APieceWaitsForTheRequestThatStillWrites()
    {
        var key = await shared.Portal.NewKeyAsync();
        using var begun = await BeginAsync(key, 2, new byte[32]);
        await ClaimAsync(DateTimeOffset.UtcNow.AddMinutes(1));

        var piece = PieceAsync(PathOf(begun), key, 0, new ByteArrayContent([1]), last: false);
        await Task.Delay(300);
        Assert.False(piece.IsCompleted);
        await ClaimAsync(null);

        Assert.Equal(HttpStatusCode.OK, (await piece).StatusCode);

        async Task ClaimAsync(DateTimeOffset? until)
        {
            var id = Guid.Parse(PathOf(begun).Split('/')[^1]);
            await using var db = await shared.Portal.OpenDbAsync();
            Assert.Equal(1, await db.ExportUploads.Where(row => row.Id == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, until)));
        }
    }

    [Fact]
    public async Task AnUploadThatIsNotWhatWasAnnouncedOrIsTooLargeLeavesNothing()
    {
        var key = await shared.Portal.NewKeyAsync();
        using var wrong = await BeginAsync(key, 3, new byte[32]);
        using var large = await BeginAsync(key, 2, SHA256.HashData([9]));

        Assert.Equal("digest-mismatch", await CodeAsync(await PieceAsync(PathOf(wrong), key, 0, new ByteArrayContent([1, 2, 3]), last: true)));
        Assert.Equal("export-too-large", await CodeAsync(await PieceAsync(PathOf(large), key, 0, new ByteArrayContent([1, 2, 3]), last: true)));

        foreach (var upload in (HttpResponseMessage[])[wrong, large])
            Assert.Equal("unknown-upload", await CodeAsync(await SendAsync(HttpMethod.Get, PathOf(upload), key)));
    }

    [Fact]
    public async Task APushUnderAnIdempotencyKeyIsAnsweredAsItWasAndTheKeyServesNothingElse()
    {
        var key = await shared.Portal.NewKeyAsync();

        var export = ReleasePackages.Make(2001, 2003, March);
        using var first = await PushAsync(key, "a.json", export, "uno");
        using var second = await PushAsync(key, "a.json", export, "uno");
        using var other = await PushAsync(key, "b.json", export, "uno");
        using var shorter = await PushAsync(key, "a.json", "{}"u8.ToArray(), "uno");
        using var changed = await PushAsync(key, "a.json", [.. export[..^1], (byte)' '], "uno");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await JsonAsync(first)).GetProperty("id").GetInt64(), (await JsonAsync(second)).GetProperty("id").GetInt64());
        foreach (var answer in (HttpResponseMessage[])[other, shorter, changed])
            Assert.Equal("idempotency-key-reused", await CodeAsync(answer));
    }

    [Fact]
    public async Task ATrialSaysWhatWouldBecomeOfEveryRowAndKeepsNothing()
    {
        var key = await shared.Portal.NewKeyAsync();
        var before = await ExportsAsync();
        var export = "{\"releases\":[{\"ocid\":\"ocds-213czf-1\",\"id\":\"1\",\"date\":\"2026-03-02T00:00:00Z\",\"tag\":[\"tender\"],\"tender\":{\"id\":\"1\"}},{\"id\":\"2\"}]}"u8.ToArray();

        using var tried = await PushAsync(key, "t.json", export, null, "&dry-run=true");
        using var nonsense = await PushAsync(key, "t.json", "what?"u8.ToArray(), null, "&dry-run=true");
        using var other = await SendAsync(
            HttpMethod.Post, "/api/v1/exports?name=t.json&dry-run=true", key, new ByteArrayContent(export), ("Repr-Digest", $"sha-256=:{Convert.ToBase64String(new byte[32])}:"));

        var body = await JsonAsync(tried);
        Assert.Equal((1, 1), (body.GetProperty("processes").GetInt32(), body.GetProperty("quarantinedRows").GetArrayLength()));
        Assert.Equal("unknown-shape", (await JsonAsync(nonsense)).GetProperty("refusalCode").GetString());
        Assert.Equal("digest-mismatch", await CodeAsync(other));
        Assert.Equal(before, await ExportsAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(shared.Portal.DataFolder, "spool")));
    }

    [Fact]
    public async Task AKeyHasLimitsOfItsOwn()
    {
        var key = await shared.Portal.NewKeyAsync(limit: scope => scope with { LargestExport = 100_000, PushesPerDay = 1 });

        using var large = await PushAsync(key, "l.json", new byte[100_001], null);
        using var first = await PushAsync(key, "f.json", ReleasePackages.Make(2101, 2102, March), null);
        using var second = await PushAsync(key, "s.json", ReleasePackages.Make(2103, 2104, March), null);

        Assert.Equal("export-too-large", await CodeAsync(large));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("push-quota", await CodeAsync(second));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalHours, 23, 24);
    }

    [Fact]
    public async Task UploadsBegunTogetherAreNotAllLetInAndOneThatCameIsAnsweredWithItsReceipt()
    {
        var key = await shared.Portal.NewKeyAsync(limit: scope => scope with { PushesPerDay = 1, Institution = "9001" });
        byte[][] exports = [ReleasePackages.Make(2401, 2402, March), ReleasePackages.Make(2403, 2404, March)];
        using var one = await BeginAsync(key, exports[0].Length, SHA256.HashData(exports[0]));
        using var two = await BeginAsync(key, exports[1].Length, SHA256.HashData(exports[1]));

        using var first = await PieceAsync(PathOf(one), key, 0, new ByteArrayContent(exports[0]), last: true);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("push-quota", await CodeAsync(await PieceAsync(PathOf(two), key, 0, new ByteArrayContent(exports[1]), last: true)));
        using var again = await BeginAsync(key, exports[0].Length, SHA256.HashData(exports[0]));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal((await JsonAsync(first)).GetProperty("id").GetInt64(), (await JsonAsync(again)).GetProperty("id").GetInt64());

        // The key that replaces it has nothing left either.
        await using var scope = shared.Portal.Services.CreateAsyncScope();
        var (replacing, _) = await scope.ServiceProvider.GetRequiredService<PublisherKeys>().RotateAsync(key[..11], AuditLog.Console, default);
        Assert.Equal("push-quota", await CodeAsync(await PushAsync(replacing!, "r.json", exports[1], null)));
    }

    [Fact]
    public async Task AKeyHasFewUploadsOpenAndAnEmptyPieceKeepsNoneOfThemAlive()
    {
        var key = await shared.Portal.NewKeyAsync();
        var begun = new List<HttpResponseMessage>();
        for (byte number = 0; number < ExportUploads.MostOpen; number++)
            begun.Add(await BeginAsync(key, 3, SHA256.HashData([number])));

        Assert.Equal("uploads-open", await CodeAsync(await BeginAsync(key, 3, SHA256.HashData([99]))));
        using var found = await BeginAsync(key, 3, SHA256.HashData([0]));
        Assert.Equal(begun[0].Headers.Location, found.Headers.Location);
        var expires = (await JsonAsync(begun[0])).GetProperty("expiresAt").GetDateTimeOffset();
        using var nothing = await PieceAsync(PathOf(begun[0]), key, 0, new ByteArrayContent([]), last: false);
        using var something = await PieceAsync(PathOf(begun[1]), key, 0, new ByteArrayContent([1]), last: false);
        Assert.Equal(expires, await ExpiryAsync(PathOf(begun[0]), key), TimeSpan.FromMilliseconds(1));
        Assert.True(await ExpiryAsync(PathOf(begun[1]), key) > (await JsonAsync(begun[1])).GetProperty("expiresAt").GetDateTimeOffset());
        begun.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task WhatBringsNoByteIsRefused()
    {
        var key = await shared.Portal.NewKeyAsync();
        using var upload = await SendAsync(HttpMethod.Post, Uploads + "?name=empty.json", key);

        Assert.Equal("export-empty", await CodeAsync(await PieceAsync(PathOf(upload), key, 0, new ByteArrayContent([]), last: true)));
        Assert.Equal("export-empty", await CodeAsync(await SendAsync(HttpMethod.Post, "/api/v1/exports?name=empty.json", key, new UnmeasuredContent())));
    }

    [Fact]
    public async Task TheFileOfAFormIsAnExportToo()
    {
        var key = await shared.Portal.NewKeyAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(ReleasePackages.Make(2201, 2202, March)), "file", "carpeta/form.json" } };

        using var answer = await SendAsync(HttpMethod.Post, "/api/v1/exports", key, form);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await using var db = await shared.Portal.OpenDbAsync();
        Assert.True(await db.Exports.AnyAsync(export => export.Name == "form.json"));
    }

    [Fact]
    public async Task TheOwnerOfAKeyIsToldWhatBecameOfAnExportSignedAndOnce()
    {
        await using var web = await StandInSource.StartAsync();
        var status = 500;
        var posts = web.Receive("/hecho", () => status);
        var key = await shared.Portal.NewKeyAsync(limit: scope => scope with { Webhook = web.Address + "/hecho" });

        using var pushed = await PushAsync(key, "w.json", ReleasePackages.Make(2301, 2303, March), null);
        var id = (await JsonAsync(pushed)).GetProperty("id").GetInt64();
        await WaitAsync(async () => await CallbackAsync(id) is { ProblemCode: "status" });
        status = 204;
        await using (var db = await shared.Portal.OpenDbAsync())
            await db.PushCallbacks.Where(row => row.ExportId == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.NextAttemptAt, DateTimeOffset.UnixEpoch));
        await WaitAsync(async () => await CallbackAsync(id) is { DeliveredAt: not null });

        var post = Assert.Single(posts);
        Assert.True(post.IsSignedWith(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        Assert.Equal($"{RunningPortal.PublicAddress}/api/v1/exports/{id}", post.Json.GetProperty("status").GetString());
        Assert.Equal("released", post.Json.GetProperty("report").GetProperty("export").GetProperty("state").GetString());
    }

    private async Task<DateTimeOffset> ExpiryAsync(string upload, string key)
    {
        using var answer = await SendAsync(HttpMethod.Get, upload, key);
        return (await JsonAsync(answer)).GetProperty("expiresAt").GetDateTimeOffset();
    }

    private async Task<PushCallback?> CallbackAsync(long exportId)
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.PushCallbacks.AsNoTracking().SingleOrDefaultAsync(row => row.ExportId == exportId);
    }

    private static async Task WaitAsync(Func<Task<bool>> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await done())
            await Task.Delay(100, patience.Token);
    }

    private async Task<int> ExportsAsync()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        return await db.Exports.CountAsync(export => export.State != ExportState.Receiving);
    }

    private async Task<JsonElement> ReportAsync(long id) =>
        JsonDocument.Parse(await shared.Portal.Client.GetStringAsync($"/api/v1/exports/{id}")).RootElement;

    /// <summary>The server hears of the broken line a moment later than we do.</summary>
    private async Task<long> OffsetAsync(string upload, string key, long expected)
    {
        var offset = 0L;
        for (var tries = 0; tries < 100 && offset != expected; tries++)
        {
            await Task.Delay(50);
            using var answer = await SendAsync(HttpMethod.Get, upload, key);
            offset = (await JsonAsync(answer)).GetProperty("offset").GetInt64();
        }

        return offset;
    }

    private Task<HttpResponseMessage> BeginAsync(string key, long length, byte[] digest) => SendAsync(
        HttpMethod.Post, Uploads + "?name=large.json", key, null, ("Upload-Length", length.ToString()), ("Repr-Digest", $"sha-256=:{Convert.ToBase64String(digest)}:"));

    private Task<HttpResponseMessage> PieceAsync(string upload, string key, long offset, HttpContent content, bool last) => SendAsync(
        HttpMethod.Patch, upload, key, content, ("Upload-Offset", offset.ToString()), ("Upload-Complete", last ? "?1" : "?0"));

    private Task<HttpResponseMessage> PushAsync(string key, string name, byte[] export, string? idempotencyKey, string more = "") => SendAsync(
        HttpMethod.Post, $"/api/v1/exports?name={name}{more}", key, new ByteArrayContent(export), idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, string key, HttpContent? content = null, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await shared.Portal.Client.SendAsync(request);
    }

    private static string PathOf(HttpResponseMessage begun) => new Uri(begun.Headers.Location!.ToString()).PathAndQuery;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using (answer)
            return (await JsonAsync(answer)).TryGetProperty("code", out var code) ? code.GetString() : $"{(int)answer.StatusCode}";
    }

    /// <summary>A body of unknown length that turns out to be empty.</summary>
    private sealed class UnmeasuredContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Sends its bytes, and then the line breaks.</summary>
    private sealed class BrokenContent(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
            await Task.Delay(200);
            throw new IOException("The line broke.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
