using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

public sealed partial class SignInTests
{
    private const string Password = "un puente sobre el Canal";

    [Fact]
    public async Task TheFirstAccountIsMadeWithTheSetupLinkAndOnlyOnce()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var link = await LinkAsync(portal);
        using var client = portal.NewClient(cookies: true);
        var browser = new StaffBrowser(client);

        using var entered = await browser.SetUpAsync(link, new() { ["Email"] = "ana@example.org", ["Password"] = Password });
        using var desk = await browser.GetAsync("/panel");
        using var stranger = await portal.Client.GetAsync(link);

        Assert.Equal("/panel", entered.Headers.Location?.ToString());
        Assert.Contains("ana@example.org", await desk.Content.ReadAsStringAsync());
        Assert.Contains("Este enlace ya no vale", await stranger.Content.ReadAsStringAsync());
        Assert.Equal([Roles.Administrator], await RolesOfAsync(portal, "ana@example.org"));
    }

    [Fact]
    public async Task ThePasswordAloneOpensNothing()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var owner = await AdministratorAsync(portal);
        using var client = portal.NewClient(cookies: true);
        var browser = new StaffBrowser(client);

        using var asked = await browser.SubmitAsync("/entrar", new() { ["Email"] = "ana@example.org", ["Password"] = Password });
        var form = await asked.Content.ReadAsStringAsync();
        using var desk = await browser.GetAsync("/panel");
        using var wrong = await browser.AnswerAsync("/entrar", form, new() { ["Code"] = "000000" });
        using var right = await browser.AnswerAsync("/entrar", form, new() { ["Code"] = owner.CodeNow() });
        using var inside = await browser.GetAsync("/panel");

        Assert.Contains("name=\"Code\"", form);
        Assert.StartsWith("/entrar", desk.Headers.Location?.OriginalString);
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync());
        Assert.Equal("/panel", right.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task AWrongPasswordAndAnUnknownAddressLookTheSame()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        await AdministratorAsync(portal);
        using var client = portal.NewClient(cookies: true);
        var browser = new StaffBrowser(client);

        using var wrong = await browser.SubmitAsync("/entrar", new() { ["Email"] = "ana@example.org", ["Password"] = "otra cosa del todo" });
        using var unknown = await browser.SubmitAsync("/entrar", new() { ["Email"] = "eva@example.org", ["Password"] = "otra cosa del todo" });

        string Plain(string page) => Changing().Replace(page, "");
        Assert.Equal(
            Plain(await wrong.Content.ReadAsStringAsync()).Replace("ana@", "eva@"), Plain(await unknown.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task StaffWithoutTheRoleMayNotEnterWhatIsForAdministrators()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var owner = await AdministratorAsync(portal);
        using var invited = await owner.SubmitAsync(
            "/panel/cuentas", new() { ["Email"] = "beto@example.org", ["Role"] = Roles.Curator }, "?handler=Add");
        var link = Invitation().Match(await invited.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.StartsWith(RunningPortal.PublicAddress, link);
        using var client = portal.NewClient(cookies: true);
        var curator = new StaffBrowser(client);
        using var entered = await curator.SetUpAsync(link[RunningPortal.PublicAddress.Length..], new() { ["Password"] = Password });

        using var desk = await curator.GetAsync("/panel");
        using var users = await curator.GetAsync("/panel/cuentas");
        using var jobs = await curator.GetAsync("/panel/trabajos");
        using var jobsOfOwner = await owner.GetAsync("/panel/trabajos");
        using var jobsOfStranger = await portal.Client.GetAsync("/panel/trabajos");

        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, users.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, jobs.StatusCode);
        Assert.Equal(HttpStatusCode.OK, jobsOfOwner.StatusCode);
        Assert.Equal(HttpStatusCode.Found, jobsOfStranger.StatusCode);
    }

    [Fact]
    public async Task WhatStaffDoIsInTheAuditLog()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var owner = await AdministratorAsync(portal);

        using var page = await owner.GetAsync("/panel/bitacora");
        var text = await page.Content.ReadAsStringAsync();

        Assert.All(["user-added", "user-role-added", "authenticator-set"], act => Assert.Contains($"<code>{act}</code>", text));
    }

    [Fact]
    public async Task AFormSentFromElsewhereIsRefused()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        using var answer = await portal.Client.PostAsync("/entrar", new FormUrlEncodedContent([new("Email", "ana@example.org"), new("Password", Password)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    internal static async Task<StaffBrowser> AdministratorAsync(RunningPortal portal, HttpClient? client = null)
    {
        var browser = new StaffBrowser(client ?? portal.NewClient(cookies: true));
        using var entered = await browser.SetUpAsync(await LinkAsync(portal), new() { ["Email"] = "ana@example.org", ["Password"] = Password });
        return browser;
    }

    private static async Task<string> LinkAsync(RunningPortal portal)
    {
        // The one printed at the start comes first: a later link takes the place of an earlier one.
        await using var db = await portal.OpenDbAsync();
        while (!await db.Settings.AnyAsync(setting => setting.Key.StartsWith("setup-link:")))
            await Task.Delay(20);
        return PageAddress.Setup.In("es", await portal.Services.GetRequiredService<SetupLink>().CreateFirstAsync(default));
    }

    private static async Task<List<string>> RolesOfAsync(RunningPortal portal, string email)
    {
        await using var db = await portal.OpenDbAsync();
        return await db.Users.Where(user => user.Email == email)
            .Join(db.UserRoles, user => user.Id, has => has.UserId, (_, has) => has.RoleId)
            .Join(db.Roles, id => id, role => role.Id, (_, role) => role.Name!).ToListAsync();
    }

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Changing();

    [GeneratedRegex("<code id=\"invitation\">([^<]+)</code>")]
    private static partial Regex Invitation();
}
