using System.Net;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Standards.Panama;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What each institution discloses, and the questions that the data leave open: pages and data say the same.</summary>
public abstract class TransparencyTests(PublishedPortal shared)
{
    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task Get_InstitutionCoverage_HasEveryInstitutionAndAddsUpToTheNation()
    {
        using var all = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/coverage/institutions"));

        var institutions = all.RootElement.GetProperty("institutions").EnumerateArray().ToList();
        var publishing = institutions.Where(one => one.GetProperty("projects").GetInt32() > 0).ToList();
        Assert.Equal(Institutions.Stated, all.RootElement.GetProperty("of").GetInt32());
        Assert.Equal(publishing.Count, all.RootElement.GetProperty("publishing").GetInt32());
        Assert.All(Institutions.Of().All, known => Assert.Contains(institutions, one => one.GetProperty("id").GetString() == known.Id || one.GetProperty("name").GetString() == known.Name));
        Assert.Equal(Core(all.RootElement.GetProperty("nation"), "disclosed"), institutions.Sum(one => Core(one.GetProperty("coverage"), "disclosed")));
        Assert.Equal(Core(all.RootElement.GetProperty("nation"), "missing"), institutions.Sum(one => Core(one.GetProperty("coverage"), "missing")));
        Assert.All(publishing, one => Assert.InRange(one.GetProperty("place").GetInt32(), 1, one.GetProperty("peers").GetInt32()));
    }

    [DatabaseFact]
    public async Task Get_OneInstitution_TellsItsGapsWithTheColumnsThatFillThem()
    {
        using var one = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/coverage/institutions/mop"));
        var page = await Client.GetStringAsync("/transparencia/mop");

        var gaps = one.RootElement.GetProperty("gaps").EnumerateArray().ToList();
        var points = gaps.Select(gap => gap.GetProperty("points").GetDecimal()).ToList();
        Assert.Equal(points.OrderDescending(), points);
        Assert.Contains(gaps, gap => gap.GetProperty("templateColumns").EnumerateArray().Any(column => column.GetString() == "proyectos.proposito"));
        Assert.True(one.RootElement.GetProperty("steps").GetProperty("project").GetBoolean());
        Assert.NotEqual(0, one.RootElement.GetProperty("trend").GetArrayLength());
        Assert.Contains("<code>proyectos.proposito</code>", page);
        Assert.Contains("Cobertura automática de divulgación, no un puntaje del ITI.", page);
    }

    [DatabaseFact]
    public async Task Get_CoverageByPhaseProvinceAndSector_AddsUpAndTellsHowItChanged()
    {
        using var all = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/coverage/groups"));
        using var institutions = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/coverage/institutions"));
        var csv = await Client.GetStringAsync("/api/v1/coverage/groups.csv");
        var page = await Client.GetStringAsync("/en/transparency");

        var groups = all.RootElement.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["phase", "province", "sector"], groups.Select(group => group.GetProperty("by").GetString()).Distinct());
        Assert.Equal(
            Core(institutions.RootElement.GetProperty("nation"), "disclosed"),
            groups.Where(group => group.GetProperty("by").GetString() == "phase").Sum(group => group.GetProperty("disclosed").GetInt64()));
        // The three months of the portal may come as one publication or several; what is counted last is what is shown.
        Assert.All(groups, group =>
        {
            var last = group.GetProperty("trend").EnumerateArray().Last();
            Assert.Equal(group.GetProperty("disclosed").GetInt64(), last.GetProperty("disclosed").GetInt64());
            Assert.Equal(group.GetProperty("disclosed").GetInt64() + group.GetProperty("missing").GetInt64(), last.GetProperty("due").GetInt64());
            // Of what nothing was due, or nothing the time before, there is no share that could have changed.
            var due = group.GetProperty("trend").EnumerateArray().TakeLast(2).Select(point => point.GetProperty("due").GetInt64()).ToList();
            Assert.Equal(due.Count == 2 && !due.Contains(0), group.TryGetProperty("change", out _));
        });
        Assert.Contains("\r\nphase,procurement,", csv);
        Assert.Contains("<h2 id=\"by-phase\">By phase</h2>", page);
    }

    [DatabaseFact]
    public async Task Get_AnInstitutionThatPublishesNothing_HasItsPage()
    {
        var silent = Institutions.Of().All.Last().Id;

        var page = await Client.GetStringAsync($"/transparencia/{silent}");

        Assert.Contains("No publica ninguna obra: 0 del núcleo.", page);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/transparencia/no-such-institution")).StatusCode);
    }

    [DatabaseFact]
    public async Task Get_CoverageCsvAndBadge_AreAnswered()
    {
        var rows = (await Client.GetStringAsync("/api/v1/coverage/institutions.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var badge = await Client.GetAsync("/api/v1/coverage/institutions/mop/badge.svg?language=en");

        Assert.StartsWith("institution,name,kind,projects,set,part,disclosed,missing", rows[0]);
        Assert.Contains(rows, row => row.StartsWith("mop,Ministerio de Obras Públicas,ministry,", StringComparison.Ordinal) && row.Contains(",core,procurement,", StringComparison.Ordinal));
        Assert.Equal("image/svg+xml", badge.Content.Headers.ContentType?.MediaType);
        Assert.Contains("CoST disclosure (automatic)", await badge.Content.ReadAsStringAsync());
    }

    [DatabaseFact]
    public async Task Get_TheOfficialIndex_IsShownAsPublishedWithBlanks()
    {
        var page = await Client.GetStringAsync("/en/transparency");

        Assert.Contains("Edition 2023", page);
        Assert.Contains("<td class=\"number\">48</td>", page);
        Assert.Contains("not published", page);
    }

    [DatabaseFact]
    public async Task Get_Signals_AreQuestionsWithTheShareOfWorksTheyCanBeToldOf()
    {
        using var all = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/signals"));
        using var one = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/signals/concentration"));
        var page = await Client.GetStringAsync("/senales/concentration");

        var signals = all.RootElement.GetProperty("signals").EnumerateArray().ToList();
        var projects = all.RootElement.GetProperty("projects").GetInt32();
        Assert.Equal(10, signals.Count);
        Assert.Equal("signals-1", all.RootElement.GetProperty("method").GetString());
        Assert.All(signals, signal => Assert.InRange(signal.GetProperty("computable").GetInt32(), signal.GetProperty("raised").GetInt32(), projects));
        Assert.Contains(signals, signal => signal.GetProperty("code").GetString() == "short-tender" && signal.GetProperty("computable").GetInt32() > 0);
        Assert.Equal(
            one.RootElement.GetProperty("raised").GetInt32(),
            one.RootElement.GetProperty("contracts").EnumerateArray().Select(row => row.GetProperty("project").GetString()).Distinct().Count());
        Assert.Contains("Una señal es una pregunta, nunca una acusación", page);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/api/v1/signals/no-such-signal")).StatusCode);
    }

    private static long Core(JsonElement shares, string member) =>
        shares.EnumerateArray().Single(share => share.GetProperty("set").GetString() == "core" && !share.TryGetProperty("part", out _)).GetProperty(member).GetInt64();
}

[Collection(PortalOnSqlite.Name)]
public sealed class TransparencyTestsOnSqlite(PublishedPortalOnSqlite shared) : TransparencyTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class TransparencyTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : TransparencyTests(shared);
