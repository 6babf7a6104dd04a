using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

public sealed class ExportPushTests
{
    private static readonly string File = RunningPortal.Month("2024-01");

    [Fact]
    public async Task Post_ExportWithAKey_IsAcceptedAndTheSameBytesAgainAreTheSameExport()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var key = await portal.NewKeyAsync();

        using var first = await portal.PushAsync(File, key);
        using var second = await portal.PushAsync(File, key);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using var receipt = JsonDocument.Parse(await first.Content.ReadAsStringAsync());
        using var again = JsonDocument.Parse(await second.Content.ReadAsStringAsync());
        Assert.Equal(receipt.RootElement.GetProperty("id").GetInt64(), again.RootElement.GetProperty("id").GetInt64());
        Assert.True(again.RootElement.GetProperty("known").GetBoolean());
        Assert.Equal($"{RunningPortal.PublicAddress}/api/v1/exports/1", receipt.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Post_ExportWithoutAValidKey_IsRefused()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        using var none = await portal.PushAsync(File, null);
        using var wrong = await portal.PushAsync(File, "oc_0000000000000000000000000000000000000000000");

        Assert.Equal("key-missing", await CodeAsync(none));
        Assert.Equal("key-not-accepted", await CodeAsync(wrong));
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal("Bearer", none.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Post_ExportToADemonstration_IsRefusedNamingNoDemo()
    {
        await using var portal = await RunningPortal.StartAsync(Database.Sqlite);

        using var answer = await portal.PushAsync(File, await portal.NewKeyAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("demo-instance", problem.RootElement.GetProperty("code").GetString());
        Assert.Contains("--no-demo", problem.RootElement.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/api/v1/exports", "export-name-missing", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/exports?name=x.zip&periodo=2024-01", "unknown-parameter", HttpStatusCode.BadRequest)]
    public async Task Post_ExportWithAMistake_SaysWhichOne(string address, string code, HttpStatusCode status)
    {
        await using var portal = await RunningPortal.StartRealAsync();
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await portal.NewKeyAsync());

        using var answer = await portal.Client.PostAsync(address, new ByteArrayContent([1]));

        Assert.Equal(code, await CodeAsync(answer));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Post_ExportWithAnotherDigest_KeepsNothing()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await portal.NewKeyAsync());
        portal.Client.DefaultRequestHeaders.Add("Repr-Digest", $"sha-256=:{Convert.ToBase64String(new byte[32])}:");

        using var answer = await portal.Client.PostAsync("/api/v1/exports?name=x.zip", new ByteArrayContent([1, 2, 3]));
        using var status = await portal.Client.GetAsync("/api/v1/exports/1");

        Assert.Equal("digest-mismatch", await CodeAsync(answer));
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task Post_ExportLargerThanTheLimit_IsRefusedByLengthAndByCount()
    {
        await using var portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:LargestExport=1000");
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await portal.NewKeyAsync());

        using var stated = await SendAsync(1001, isChunked: false);
        using var unstated = await SendAsync(5000, isChunked: true);

        Assert.Equal("export-too-large", await CodeAsync(stated));
        Assert.Equal("export-too-large", await CodeAsync(unstated));

        // Who refuses a body closes the connection on what is still coming, and whether a client then sees the answer or the end is chance.
        async Task<HttpResponseMessage> SendAsync(int length, bool isChunked)
        {
            for (var attempt = 1; ; attempt++)
                try
                {
                    return await portal.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports?name=x.zip")
                    {
                        Content = new ByteArrayContent(new byte[length]),
                        Headers = { TransferEncodingChunked = isChunked },
                    });
                }
                catch (HttpRequestException) when (attempt < 5)
                {
                }
        }
    }

    [Fact]
    public async Task Get_MoreThanAllowed_Is429WithWhenToComeBack()
    {
        await using var portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:ReadsPerMinute=3");

        HttpResponseMessage answer;
        var asked = 0;
        do
            answer = await portal.Client.GetAsync("/api/v1/status");
        while (answer.StatusCode == HttpStatusCode.OK && ++asked < 20);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal("too-many-requests", await CodeAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.GetAsync("/health/live")).StatusCode);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString();
    }
}
