using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Tests;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Subscriptions;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What a letter says of what changed, and what is followed.</summary>
public sealed class SubscriptionTests
{
    private static readonly NewsLinks Links = new(
        "https://obras.example.org/proyectos?province=04", "https://obras.example.org/avisos/cancelar/TOKEN", "https://obras.example.org/avisos",
        id => "https://obras.example.org/proyectos/" + id);

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task ALetterSaysWhatChangedInWords(string language)
    {
        using var works = JsonDocument.Parse(await File.ReadAllBytesAsync(RepositoryFiles.Fixture("alerts", "works.json")));
        var shown = works.RootElement.EnumerateArray().Select(work =>
        {
            var (before, after) = (work.GetProperty("before"), work.GetProperty("after"));
            IReadOnlyList<string> changes = before.ValueKind == JsonValueKind.Null ? [] : NewsReader.Differences(before, after, new Wording(language));
            return new WorkNews(
                work.GetProperty("id").GetString()!, work.GetProperty("title").GetString(), work.GetProperty("authority").GetString(),
                Enum.Parse<ChangeKind>(work.GetProperty("kind").GetString()!), [.. changes.Take(3)], Math.Max(0, changes.Count - 3));
        }).ToList();

        var (text, html) = SubscriptionLetters.Write("Chiriquí", SubscriptionRhythm.Weekly, new News(6, shown), Links, new Wording(language));

        foreach (var (ending, said) in new[] { ("txt", text), ("html", html + "\n") })
        {
            var kept = RepositoryFiles.Fixture("alerts", $"works.{language}.{ending}");
            if (Environment.GetEnvironmentVariable("OPENCONTRACTING_UPDATE_FIXTURES") is { Length: > 0 })
                await File.WriteAllTextAsync(kept, said);
            Assert.True(File.Exists(kept), $"Set OPENCONTRACTING_UPDATE_FIXTURES to write {kept}, and read it before you keep it.");
            Assert.Equal(await File.ReadAllTextAsync(kept), said);
        }

        Assert.DoesNotMatch("<(img|script|style|link)|src=|url\\(", html);
    }

    [Theory]
    [InlineData("?province=04&status=implementation&sort=-value", "status=implementation&province=04")]
    [InlineData("?project=oc4ids-1&province=04", "project=oc4ids-1")]
    [InlineData("", "")]
    public void WhatIsFollowedIsStoredOneWay(string address, string stored)
    {
        var query = new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address));
        var topic = SubscriptionTopic.Read(query, [], out var problems);

        Assert.Empty(problems);
        Assert.Equal(stored, topic.ToString());
        Assert.Equal(stored, SubscriptionTopic.Parse(stored).ToString());
    }

    [Theory]
    [InlineData("ana@example.pa", "ana@example.pa")]
    [InlineData(" ana@example.pa ", "ana@example.pa")]
    [InlineData("Ana <ana@example.pa>", null)]
    [InlineData("ana@example.pa, beto@example.pa", null)]
    [InlineData("ana@example.pa\r\nBcc: beto@example.pa", null)]
    [InlineData("ana", null)]
    [InlineData(null, null)]
    public void AnAddressIsOneAddressAlone(string? typed, string? address) => Assert.Equal(address, MailSender.Address(typed));
}

/// <summary>The walk of somebody who follows works, on both databases.</summary>
public abstract class SubscriptionWalkTests(Database database)
{
    [DatabaseFact]
    public async Task SomebodyAsksConfirmsIsToldOnceAndLeaves()
    {
        await using var mailbox = new StandInMailServer();
        await using var portal = await RunningPortal.StartRealAsync(
            database, $"--OpenContracting:SmtpServer={mailbox.Address}", "--OpenContracting:AlarmFrom=portal@example.org");
        await portal.PublishAsync("2024-01");
        var keeper = portal.Services.GetRequiredService<SubscriptionKeeper>();

        // Asked: nothing is active, and the address is nowhere to be read.
        var asked = await AskAsync(portal, "?status=implementation", "Ana@Example.org");
        var confirm = LinkTo("/avisos/confirmar/", await MessageAsync(mailbox, 1));
        var waiting = Assert.Single(await AllAsync(portal));
        Assert.Equal("/avisos?status=implementation&done=asked", asked);
        Assert.Null(waiting.ConfirmedAt);
        Assert.DoesNotContain("example", waiting.SealedAddress, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Ana@Example.org", portal.Services.GetRequiredService<SubscriptionSecrets>().Open(waiting.SealedAddress));

        // A mailbox that looks at the link confirms nothing; the button does, once.
        Assert.Contains("Confirmar", await TextAsync(portal, confirm));
        Assert.Null(Assert.Single(await AllAsync(portal)).ConfirmedAt);
        Assert.Contains("Aviso confirmado", await PostAsync(portal, confirm));
        Assert.Contains("ya no sirve", await PostAsync(portal, confirm));

        // Asked again by anybody the answer is the same; their mailbox gets the link to what they have, once in ten minutes.
        Assert.Equal(asked, await AskAsync(portal, "?status=implementation", "ana@example.org"));
        Assert.Equal(asked, await AskAsync(portal, "?status=implementation", "ana@example.org"));
        var mine = LinkTo("/avisos/mios/", await MessageAsync(mailbox, 2));
        Assert.Contains("Ejecución", await TextAsync(portal, mine));
        using (await portal.Client.PostAsync(mine + "?handler=Change", Form(("id", waiting.Id.ToString()), ("rhythm", "Weekly"))))
            Assert.Equal(SubscriptionRhythm.Weekly, Assert.Single(await AllAsync(portal)).Rhythm);

        // Nothing changed: no letter. Something did: one.
        Assert.Equal(0, await keeper.RoundAsync(default));
        await portal.PublishAsync("2024-02", "2024-03");
        await keeper.RoundAsync(default);
        var letter = await MessageAsync(mailbox, 3);
        var stop = LinkTo("/avisos/cancelar/", letter);
        Assert.Equal($"<{RunningPortal.PublicAddress}{stop}>", letter.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        Assert.Contains(RunningPortal.PublicAddress + "/proyectos/", letter.TextBody);
        Assert.Contains(RunningPortal.PublicAddress + "/proyectos/", letter.HtmlBody);
        Assert.Equal(0, await keeper.RoundAsync(default));

        // A process that dies while it sends: nobody else sends for a while, then the same letter comes once more.
        await SetAsync(portal, DateTimeOffset.UtcNow);
        Assert.Equal(0, await keeper.RoundAsync(default));
        await SetAsync(portal, DateTimeOffset.UtcNow - SubscriptionKeeper.Patience - TimeSpan.FromMinutes(1));
        await keeper.RoundAsync(default);
        Assert.Equal(letter.MessageId, (await MessageAsync(mailbox, 4)).MessageId);

        // One POST, as a mailbox sends it, and nothing is left.
        using (var left = await portal.Client.PostAsync(stop, Form(("List-Unsubscribe", "One-Click"))))
            Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        Assert.Empty(await AllAsync(portal));
        Assert.Equal(4, mailbox.Messages.Count);
    }

    [DatabaseFact]
    public async Task AStrangersMailboxIsNotFilledAndWhatNobodyConfirmsIsForgotten()
    {
        await using var mailbox = new StandInMailServer();
        await using var portal = await RunningPortal.StartRealAsync(
            database, $"--OpenContracting:SmtpServer={mailbox.Address}", "--OpenContracting:AlarmFrom=portal@example.org");
        var requests = portal.Services.GetRequiredService<SubscriptionRequests>();
        var keeper = portal.Services.GetRequiredService<SubscriptionKeeper>();

        foreach (var year in Enumerable.Range(2001, SubscriptionRequests.MostAsked + 3))
            await requests.SeeToAsync(new SubscriptionWish("ana@example.org", "es", new SubscriptionTopic(new ProjectFilter { Years = [year] })), default);
        await requests.SeeToAsync(new SubscriptionWish("ana@example.org", "es"), default);
        await requests.SeeToAsync(new SubscriptionWish("nadie@example.org", "es"), default);
        Assert.Equal(SubscriptionRequests.MostAsked, mailbox.Messages.Count);

        await using (var db = await portal.OpenDbAsync())
            await db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(each => each.AskedAt, DateTimeOffset.UtcNow - SubscriptionKeeper.Unconfirmed - TimeSpan.FromMinutes(1)));
        var late = LinkTo("/avisos/confirmar/", await MessageAsync(mailbox, 1));
        Assert.Contains("ya no sirve", await PostAsync(portal, late));
        await keeper.RoundAsync(default);
        Assert.Empty(await AllAsync(portal));
    }

    private static async Task<string?> AskAsync(RunningPortal portal, string query, string email)
    {
        using var answer = await portal.Client.PostAsync("/avisos" + query, Form(("Email", email), ("Rhythm", "Daily")));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<MimeMessage> MessageAsync(StandInMailServer mailbox, int number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (mailbox.Messages.Count < number)
            await Task.Delay(50, patience.Token);
        var message = mailbox.Messages.ElementAt(number - 1);
        // What the client says to the server stands before the message.
        var content = message[(message.IndexOf("DATA", StringComparison.Ordinal) + 4)..].TrimStart();
        return MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));
    }

    private static string LinkTo(string path, MimeMessage message) =>
        Regex.Match(message.TextBody!, Regex.Escape(RunningPortal.PublicAddress) + "(" + path + "\\S+)").Groups[1].Value is { Length: > 0 } link
            ? link : throw new InvalidOperationException($"No link to {path} in: {message.TextBody}");

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    private static async Task<string> TextAsync(RunningPortal portal, string address) => WebUtility.HtmlDecode(await portal.Client.GetStringAsync(address));

    private static async Task<string> PostAsync(RunningPortal portal, string address)
    {
        using var answer = await portal.Client.PostAsync(address, Form());
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<List<Subscription>> AllAsync(RunningPortal portal)
    {
        await using var db = await portal.OpenDbAsync();
        return await db.Subscriptions.AsNoTracking().ToListAsync();
    }

    /// <summary>As if a letter had been begun at a time and its end never noted.</summary>
    private static async Task SetAsync(RunningPortal portal, DateTimeOffset? since)
    {
        await using var db = await portal.OpenDbAsync();
        await db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(each => each.SendingSince, since)
            .SetProperty(each => each.ToldThrough, 0L).SetProperty(each => each.NextAt, DateTimeOffset.UnixEpoch));
    }
}

public sealed class SubscriptionWalkTestsOnSqlite() : SubscriptionWalkTests(Database.Sqlite);

public sealed class SubscriptionWalkTestsOnPostgreSql() : SubscriptionWalkTests(Database.PostgreSql);
