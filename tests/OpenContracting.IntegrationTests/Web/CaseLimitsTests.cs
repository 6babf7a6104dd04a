using System.Net;
using Microsoft.EntityFrameworkCore;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Cases;

namespace OpenContracting.IntegrationTests.Web;

public sealed class CaseLimitsTests
{
    [Fact]
    public async Task WhoSendsTooOftenIsToldToWaitInTheFormAndKeepsWhatTheyWrote()
    {
        await using var portal = await RunningPortal.StartRealAsync(Database.Sqlite, "--OpenContracting:SignInsPerMinute=3", CasesOfPortal.RecipientSetting);
        const string Written = "Compre aquí http://spam.example";

        // A flood: without answers, then more often than anybody writes.
        HttpResponseMessage answer;
        var sent = 0;
        do
            answer = await PostAsync(portal, "/reportar", new() { ["Form.Lane"] = "Confidential", ["Form.Category"] = "Time", ["Form.Text"] = Written });
        while (answer.StatusCode == HttpStatusCode.UnprocessableEntity && ++sent < 10);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.TooManyRequests, 3), (answer.StatusCode, sent));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Matches("Demasiados formularios seguidos desde esta red: espere [0-9]+ segundos", page);
        Assert.Contains(Written + "</textarea>", page);
        await using var db = await portal.OpenDbAsync();
        Assert.False(await db.Cases.AnyAsync());

        // Codes are guessed no faster, and a right one opens nothing meanwhile.
        using var guessed = await PostAsync(portal, "/en/report/mailbox", new() { ["Code"] = ReceiptCode.New().ToString(), ["Text"] = Written });
        var mailbox = WebUtility.HtmlDecode(await guessed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, guessed.StatusCode);
        Assert.Contains("Too many forms from this network at once", mailbox);
        Assert.Contains(Written + "</textarea>", mailbox);
        // Reading goes on.
        Assert.Equal(HttpStatusCode.OK, (await portal.Client.GetAsync("/reportar")).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningPortal portal, string address, Dictionary<string, string> fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await portal.Client.PostAsync(address, form);
    }
}
