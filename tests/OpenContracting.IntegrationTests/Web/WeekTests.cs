using System.Net;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Publications;
using OpenContracting.Web.Queries.Weeks;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Weeks of the calendar, and what a change of a field means in one.</summary>
public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-W01", "2025-12-29")]
    [InlineData("2026-W47", "2026-11-16")]
    [InlineData("2026-w53", "2026-12-28")]
    [InlineData("2025-W53", null)]
    [InlineData("2026-W00", null)]
    [InlineData("2026-47", null)]
    [InlineData("1", null)]
    [InlineData("9999-W99", null)]
    public void AWeekIsReadAsItIsWritten(string text, string? monday)
    {
        var week = Week.Find(text);

        Assert.Equal(monday, week?.Monday.ToString("yyyy-MM-dd"));
        Assert.Equal(monday is null ? null : text.ToUpperInvariant(), week?.ToString());
    }

    [Fact]
    public void AWeekBeginsOnMondayInPanama()
    {
        var week = Week.Of(new DateTimeOffset(2026, 11, 23, 4, 59, 59, TimeSpan.Zero));

        Assert.Equal("2026-W47", week.ToString());
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero), week.Before);
        Assert.Equal("2026-W48", Week.Of(week.Before).ToString());
    }

    [Theory]
    [InlineData("""{"status":"implementation"}""", """{"status":"completed"}""", "Status")]
    [InlineData("""{"budget":{"amount":{"amount":1}}}""", """{"budget":{"amount":{"amount":2}}}""", "Price")]
    [InlineData("""{"period":{"endDate":"2026-01-01"}}""", """{"period":{"endDate":"2027-01-01"}}""", "Time")]
    [InlineData("""{"period":{}}""", """{"period":{"endDate":"2027-01-01"}}""", "")]
    [InlineData("""{"contractingProcesses":[{"id":"1","summary":{}}]}""", """{"contractingProcesses":[{"id":"1","summary":{"contractValue":{"amount":5},"suppliers":[{"id":"a"}]}}]}""", "Contract, Contract")]
    [InlineData("""{"contractingProcesses":[{"id":"1","summary":{"contractValue":{"amount":5}}}]}""", """{"contractingProcesses":[{"id":"1","summary":{"contractValue":{"amount":6}}},{"id":"2"}]}""", "Price, Process")]
    [InlineData("""{"contractingProcesses":[{"id":"1","summary":{"transactions":[{"id":"a"}]}}]}""", """{"contractingProcesses":[{"id":"1","summary":{"transactions":[{"id":"a"},{"id":"b"}],"modifications":[{"id":"m"}]}}]}""", "Payment, Modification")]
    [InlineData("""{"documents":[{"id":"1","title":"a"}]}""", """{"documents":[{"id":"1","title":"b"},{"id":"2"}],"updated":"2026-01-01T00:00:00Z"}""", "Document")]
    public void AChangeOfAFieldIsToldByWhatItMeans(string before, string after, string expected)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);

        Assert.Equal(expected, string.Join(", ", VersionDifference.Between(old.RootElement, now.RootElement).Select(WeekEvents.Of).Where(each => each is not null)));
    }
}

/// <summary>The pages of weeks.</summary>
public abstract class WeekPageTests(PublishedPortal shared)
{
    [DatabaseFact]
    public async Task AWeekTellsWhatWasPublishedInIt()
    {
        var week = Week.Of(DateTimeOffset.UtcNow);
        var list = await shared.Portal.Client.GetStringAsync("/semana");
        var page = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync($"/semana/{week}"));
        var quiet = WebUtility.HtmlDecode(await shared.Portal.Client.GetStringAsync("/en/week/2020-W10"));

        Assert.Contains($"href=\"/semana/{week}\"", list);
        Assert.Contains("Obras nuevas · ", page);
        Assert.Contains("Todavía no termina", page);
        Assert.Contains("Nothing was published this week", quiet);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Portal.Client.GetAsync($"/semana/{week.Next}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Portal.Client.GetAsync("/semana/2026-W99")).StatusCode);
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class WeekPageTestsOnSqlite(PublishedPortalOnSqlite shared) : WeekPageTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class WeekPageTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : WeekPageTests(shared);
