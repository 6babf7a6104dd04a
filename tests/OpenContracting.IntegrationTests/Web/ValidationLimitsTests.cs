using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Validations;

namespace OpenContracting.IntegrationTests.Web;

public sealed class ValidationLimitsTests
{
    private const string Address = "/api/v1/validations";

    [Fact]
    public async Task Post_MoreThanTheInstanceTakes_IsRefusedBySizeByPlacesInLineAndByRate()
    {
        await using var portal = await RunningPortal.StartRealAsync(
            Database.Sqlite, "--OpenContracting:LargestValidation=1000", "--OpenContracting:ValidationsWaiting=1", "--OpenContracting:ValidationsPerMinute=6");
        var queue = portal.Services.GetRequiredService<SubmissionQueue>();

        using var large = await portal.Client.PostAsync(Address, new ByteArrayContent(new byte[1001]));
        using var unstated = await portal.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new ByteArrayContent(new byte[5000]),
            Headers = { TransferEncodingChunked = true },
        });
        Assert.True(queue.TryReserve());
        Assert.True(queue.TryReserve());
        using var busy = await portal.Client.PostAsync(Address, new ByteArrayContent([1]));
        queue.Release();
        using var free = await portal.Client.PostAsync(Address, new ByteArrayContent([1]));
        HttpResponseMessage often;
        do
            often = await portal.Client.PostAsync(Address, new ByteArrayContent([1]));
        while (often.StatusCode == HttpStatusCode.Created);

        Assert.Equal("document-too-large", await CodeAsync(large));
        Assert.Equal("document-too-large", await CodeAsync(unstated));
        Assert.Equal("validator-busy", await CodeAsync(busy));
        Assert.Equal(TimeSpan.FromMinutes(1), busy.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.Created, free.StatusCode);
        Assert.Equal("too-many-requests", await CodeAsync(often));
        Assert.Empty(Directory.GetFiles(Path.Combine(portal.DataFolder, "validations")));
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString();
    }
}
