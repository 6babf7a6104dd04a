using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Members of staff of a portal that tests share: an account each, made and signed in as its owner would.</summary>
internal static class StaffOfPortal
{
    public static async Task<StaffBrowser> StaffAsync(this RunningPortal portal, string email, string role, string[]? institutions = null, CookieContainer? cookies = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var user = new User { Email = email };
        var made = await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync(AuditLog.Console, user, null, [role], institutions ?? []);
        Assert.True(made.Succeeded);
        var link = await portal.Services.GetRequiredService<SetupLink>().CreateAsync(user.Id, default);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = new Uri(portal.Address) };
        var browser = new StaffBrowser(client);
        (await browser.SetUpAsync(PageAddress.Setup.In("es", link), new() { ["Password"] = "una frase larga y propia" })).Dispose();
        return browser;
    }
}
