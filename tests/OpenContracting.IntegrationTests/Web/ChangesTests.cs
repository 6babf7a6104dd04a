using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Jobs;
using OpenContracting.Storage.Projects;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The change feed, the versions and the news feeds, followed while months come in.</summary>
public abstract class ChangesTests(Database database)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [DatabaseFact]
    public async Task AReaderWhoFollowsWhileOthersWriteEndsWithExactlyWhatIsPublished()
    {
        await using var portal = await RunningPortal.StartRealAsync(database, "--OpenContracting:ReadsPerMinute=1000000");
        var mirror = new Dictionary<string, byte[]>();
        var since = 0L;
        using var stop = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                since = await FollowAsync(portal.Client, mirror, since, limit: 3);
        });
        foreach (var month in new[] { "2024-01", "2024-02", "2024-03" })
            await portal.PublishAsync(month);
        var gone = mirror.Keys.Order(StringComparer.Ordinal).First();
        await WithdrawAsync(portal, gone, "Duplicado de otro registro");
        await stop.CancelAsync();
        await following;
        since = await FollowAsync(portal.Client, mirror, since, limit: 1000);

        using var package = JsonDocument.Parse(await portal.Client.GetByteArrayAsync("/api/v1/oc4ids/package.json"));
        var published = package.RootElement.GetProperty("projects").EnumerateArray()
            .ToDictionary(project => project.GetProperty("id").GetString()!, project => project.GetRawText());
        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), mirror.Keys.Order(StringComparer.Ordinal));
        Assert.All(published, project => Assert.Equal(project.Value, Encoding.UTF8.GetString(mirror[project.Key])));
        Assert.DoesNotContain(gone, mirror.Keys);

        // Whoever begins now comes to the same.
        var late = new Dictionary<string, byte[]>();
        Assert.Equal(since, await FollowAsync(portal.Client, late, 0, limit: 7));
        Assert.Equal(mirror.Keys.Order(StringComparer.Ordinal), late.Keys.Order(StringComparer.Ordinal));

        await TheWithdrawnIsGoneWithItsReasonAsync(portal.Client, gone);
        await VersionsAndDifferencesAgreeAsync(portal.Client);
        await TheDatasetOfThePastIsThatOfThePastAsync(portal.Client);
        await FeedsSayTheSameAsync(portal.Client);
    }

    /// <summary>Reads the feed to its end, as its description tells readers to.</summary>
    private static async Task<long> FollowAsync(HttpClient client, Dictionary<string, byte[]> mirror, long since, int limit)
    {
        while (true)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/changes?since={since}&limit={limit}");
            var changes = answer.GetProperty("changes").EnumerateArray().ToList();
            if (changes.Count == 0)
                return since;
            foreach (var change in changes)
            {
                Assert.Equal(since + 1, change.GetProperty("seq").GetInt64());
                since++;
                var id = change.GetProperty("id").GetString()!;
                if (change.TryGetProperty("uri", out var uri))
                {
                    mirror[id] = await client.GetByteArrayAsync(uri.GetString()![RunningPortal.PublicAddress.Length..]);
                    Assert.Equal(change.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(mirror[id])));
                }
                else
                    mirror.Remove(id);
            }

            Assert.True(answer.GetProperty("last").GetInt64() >= since);
        }
    }

    private static async Task WithdrawAsync(RunningPortal portal, string id, string reason)
    {
        await using (var db = await portal.OpenDbAsync())
        {
            db.Decisions.Add(new Decision
            {
                Kind = DecisionKind.Withdrawal,
                Subject = id,
                Accepted = true,
                Reason = reason,
                DecidedBy = "test",
                DecidedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        }

        await portal.Services.GetRequiredService<Chain>().RequestPublicationAsync(default);
        await portal.FinishAsync();
    }

    private static async Task TheWithdrawnIsGoneWithItsReasonAsync(HttpClient client, string id)
    {
        using var answer = await client.GetAsync($"/api/v1/projects/{id}");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal($"El proyecto «{id}» estuvo publicado y ya no lo está. Motivo: Duplicado de otro registro", problem.GetProperty("detail").GetString());
        var versions = await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{id}/versions");
        Assert.Equal("withdrawn", versions.GetProperty("versions").EnumerateArray().Last().GetProperty("state").GetString());
    }

    private static async Task VersionsAndDifferencesAgreeAsync(HttpClient client)
    {
        var changes = await client.GetFromJsonAsync<JsonElement>("/api/v1/changes?limit=1000");
        var updated = changes.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("type").GetString() == "updated").Take(5).ToList();
        Assert.NotEmpty(updated);
        foreach (var change in updated)
        {
            var difference = await client.GetFromJsonAsync<JsonElement>(change.GetProperty("difference").GetString()![RunningPortal.PublicAddress.Length..]);
            var versions = $"/api/v1/projects/{difference.GetProperty("id").GetString()}/versions";
            var before = JsonNode.Parse(await client.GetByteArrayAsync($"{versions}/{difference.GetProperty("from").GetInt32()}"))!;
            var after = JsonNode.Parse(await client.GetByteArrayAsync($"{versions}/{difference.GetProperty("to").GetInt32()}"))!;

            OpenContracting.Tests.JsonPatch.Apply(before, difference.GetProperty("patch"));

            Assert.True(JsonNode.DeepEquals(before, after), versions);
            Assert.All(difference.GetProperty("changes").EnumerateArray(), one => Assert.NotEqual("", one.GetProperty("text").GetString()));
        }

        using var kept = await client.GetAsync($"/api/v1/projects/{updated[0].GetProperty("id").GetString()}/versions/1");
        Assert.Contains("must-revalidate", kept.Headers.GetValues("Cache-Control").Single());
        using var never = await client.GetAsync($"/api/v1/projects/{updated[0].GetProperty("id").GetString()}/versions/99");
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    private static async Task TheDatasetOfThePastIsThatOfThePastAsync(HttpClient client)
    {
        var changes = await client.GetFromJsonAsync<JsonElement>("/api/v1/changes?limit=1000");
        var first = changes.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("at").GetDateTimeOffset()).Min();
        var expected = changes.GetProperty("changes").EnumerateArray().Count(change => change.GetProperty("at").GetDateTimeOffset() == first);
        var then = Uri.EscapeDataString(first.AddSeconds(1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));

        using var answer = await client.GetAsync($"/api/v1/oc4ids/as-of/{then}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());
        using var package = JsonDocument.Parse(bytes);
        Assert.Equal(expected, package.RootElement.GetProperty("projects").GetArrayLength());
        using var before = await client.GetAsync("/api/v1/oc4ids/as-of/2001-01-01");
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
    }

    private static async Task FeedsSayTheSameAsync(HttpClient client)
    {
        var atom = XDocument.Parse(await client.GetStringAsync("/api/v1/projects.atom?lang=en"));
        var json = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects.feed.json?lang=en");
        var entries = atom.Root!.Elements(Atom + "entry").ToList();

        Assert.NotEmpty(entries);
        Assert.Equal(
            entries.Select(entry => (entry.Element(Atom + "id")!.Value, entry.Element(Atom + "title")!.Value)),
            json.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("title").GetString()!)));
        Assert.All(entries, entry => Assert.Matches("^(New|Changed): ", entry.Element(Atom + "title")!.Value));

        var institutions = await client.GetFromJsonAsync<JsonElement>("/api/v1/institutions");
        var one = institutions.GetProperty("institutions")[0];
        var filtered = XDocument.Parse(await client.GetStringAsync($"/api/v1/projects.atom?institution={Uri.EscapeDataString(one.GetProperty("id").GetString()!)}"));
        Assert.All(filtered.Root!.Elements(Atom + "entry"), entry => Assert.Contains(one.GetProperty("name").GetString()!, entry.Element(Atom + "summary")!.Value));

        var project = entries[0].Element(Atom + "id")!.Value.Split("/versions/")[0];
        var own = XDocument.Parse(await client.GetStringAsync(project[RunningPortal.PublicAddress.Length..] + "/changes.atom"));
        Assert.NotEmpty(own.Root!.Elements(Atom + "entry"));
        using var refused = await client.GetAsync("/api/v1/projects.atom?provincia=colon");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}

public sealed class ChangesTestsOnSqlite() : ChangesTests(Database.Sqlite);

public sealed class ChangesTestsOnPostgreSql() : ChangesTests(Database.PostgreSql);
