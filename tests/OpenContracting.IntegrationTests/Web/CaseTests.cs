using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenContracting.Cli;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What citizens report: as a neighbour, as who comes back with a receipt, as moderators, an officer and a recipient.</summary>
public abstract partial class CaseTests(PublishedPortal shared)
{
    private const string Agent = "NavegadorDePrueba/7.7";

    private RunningPortal Portal => shared.Portal;

    [DatabaseFact]
    public async Task AnObservationIsReadRedactedPublishedAnsweredAndRemovedByTwo()
    {
        var work = await WorkAsync(3);
        var mark = Guid.NewGuid().ToString("n");
        var text = $"La obra {mark} está parada. La vecina Sintética lo sabe.";
        using var sent = await SendAsync(new() { ["Form.Lane"] = "Observation", ["Form.Category"] = "Abandoned", ["Form.Project"] = work.ProjectId, ["Form.Text"] = text });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var code = CodeIn(await sent.Content.ReadAsStringAsync());
        var page = "/proyectos/" + Uri.EscapeDataString(work.ProjectId);
        var funnel = await FunnelAsync(work.PublicAuthorityId!);
        Assert.DoesNotContain(mark, await Portal.Client.GetStringAsync(page));

        await using var scope = Portal.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        var one = await FindAsync(code);
        Assert.Equal(CaseRefusal.WordsChanged, await desk.PublishAsync("ana", one.Id, text + " Añadido.", default));
        Assert.Null(await desk.PublishAsync("ana", one.Id, text.Replace("vecina Sintética", "[[vecina Sintética]]"), default));
        Assert.Null(await desk.ReplyAsync("oficial", [work.PublicAuthorityId!], one.Id, "Se retoma el lunes.", default));
        Assert.Equal(CaseRefusal.NotYours, await desk.ReplyAsync("oficial", ["otra"], one.Id, "Nada.", default));

        var shown = WebUtility.HtmlDecode(await Portal.Client.GetStringAsync(page));
        Assert.Contains($"La obra {mark} está parada. La {Redaction.Mark} lo sabe.", shown);
        Assert.Contains("Se retoma el lunes.", shown);
        Assert.DoesNotContain("vecina Sintética lo", shown);
        var listed = await Portal.Client.GetStringAsync("/api/v1/cases?project=" + Uri.EscapeDataString(work.ProjectId));
        Assert.Contains(mark, listed);
        Assert.DoesNotContain("vecina Sint", listed);
        Assert.Contains(mark, await Portal.Client.GetStringAsync("/api/v1/cases.csv"));
        Assert.Equal("use 1, report 1, reply 1, effect 0", await FunnelAsync(work.PublicAuthorityId!, funnel));

        // The same again is shown first.
        using var again = await SendAsync(new() { ["Form.Lane"] = "Observation", ["Form.Category"] = "Abandoned", ["Form.Project"] = work.ProjectId, ["Form.Text"] = text });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains(one.Ref, await again.Content.ReadAsStringAsync());

        Assert.Null(await desk.DecideAsync("ana", one.Id, CaseEventKind.RemovalProposed, CaseReason.PersonalData, default));
        Assert.Equal(CaseRefusal.AnotherPersonNeeded, await desk.DecideAsync("ana", one.Id, CaseEventKind.Removed, null, default));
        Assert.Contains(mark, await Portal.Client.GetStringAsync(page));
        Assert.Null(await desk.DecideAsync("eva", one.Id, CaseEventKind.Removed, null, default));
        Assert.DoesNotContain(mark, await Portal.Client.GetStringAsync(page));
        Assert.DoesNotContain(mark, await Portal.Client.GetStringAsync("/api/v1/cases/" + one.Ref));
        await using (var db = await Portal.OpenDbAsync())
            Assert.False(await db.CaseEvents.AnyAsync(line => line.CaseId == one.Id && line.Text!.Contains(mark)));
        // Its author reads why, and appeals.
        Assert.Contains("Apelar", await OpenAsync(code));
        using (var appealed = await Portal.Client.PostAsync("/reportar/buzon?handler=Appeal", new FormUrlEncodedContent([new("Code", code)])))
            Assert.Contains("Otra persona volverá a leerla.", WebUtility.HtmlDecode(await appealed.Content.ReadAsStringAsync()));
        Assert.Equal(CaseRefusal.AnotherPersonNeeded, await desk.DecideAsync("eva", one.Id, CaseEventKind.Upheld, null, default));
        Assert.Null(await desk.DecideAsync("luz", one.Id, CaseEventKind.Upheld, null, default));

        await AssertChainHoldsAsync();
        var transparency = await Portal.Client.GetStringAsync("/moderacion/transparencia");
        Assert.Contains(await HeadAsync(), transparency);
    }

    [DatabaseFact]
    public async Task AConfidentialReportIsReadByItsRecipientsAndItsAuthorAlone()
    {
        const string Secret = "El contratista sintético cobró el puente dos veces.";
        const string Contact = "llamar-al-6123";
        using var log = new LogLines();
        Portal.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var form = Fields(new() { ["Form.Lane"] = "Confidential", ["Form.Category"] = "Price", ["Form.Text"] = Secret, ["Form.Contact"] = Contact }, await NewFormAsync());
        form.Add(new ByteArrayContent(CleanCopyTests.Photograph("0cul7o")), "Files", "mi nombre7f3a.jpg");
        using var sent = await PostAsync("/reportar", form);
        var answer = await sent.Content.ReadAsStringAsync();
        var code = CodeIn(answer);
        Assert.DoesNotContain("Sin copia limpia", WebUtility.HtmlDecode(answer));

        var one = await FindAsync(code);
        Assert.Equal(one.OpenedOn, DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(-5)).DateTime));
        await using (var scope = Portal.Services.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<CaseMailbox>().AnswerAsync(one.Id, "¿En qué año fue?", default));
        var opened = await OpenAsync(code);
        Assert.Contains(Secret, opened);
        Assert.Contains("¿En qué año fue?", opened);
        using (var more = await Portal.Client.PostAsync("/reportar/buzon?handler=Write", new FormUrlEncodedContent([new("Code", code.ToLowerInvariant()), new("Text", "Fue en 2023.")])))
            Assert.Contains("Fue en 2023.", WebUtility.HtmlDecode(await more.Content.ReadAsStringAsync()));

        // A recipient fetches it, saying why, and opens it at home.
        var recipient = await Portal.StaffAsync($"recepcion-{Guid.NewGuid():n}@example.org", Roles.CaseRecipient);
        using var fetched = await recipient.SubmitAsync("/panel/reportes", new() { ["id"] = one.Id.ToString(), ["why"] = "Leerlo por primera vez" }, "?handler=Fetch");
        var folder = Directory.CreateTempSubdirectory("occ-case").FullName;
        try
        {
            var (file, key) = (Path.Combine(folder, "caso.json"), Path.Combine(folder, "clave.pem"));
            await File.WriteAllBytesAsync(file, await fetched.Content.ReadAsByteArrayAsync());
            Assert.DoesNotContain("puente", await File.ReadAllTextAsync(file));
            await File.WriteAllTextAsync(key, CasesOfPortal.RecipientPem);
            using var output = new StringWriter();
            Assert.Equal(ExitCode.Ok, await CommandLine.RunAsync(["case", "open", file, "--key", key, "--out", folder, "--originals", "--lang", "es"], output, TextWriter.Null));
            Assert.Contains(Secret, output.ToString());
            Assert.Contains(Contact, output.ToString());
            Assert.Contains("Fue en 2023.", output.ToString());
            Assert.DoesNotContain("0cul7o", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, $"{one.Ref}-1-1.jpeg"))));
            Assert.Contains("0cul7o", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, $"{one.Ref}-1-original-minombre7f3a.jpg"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await using var db = await Portal.OpenDbAsync();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "case-fetched" && entry.Subject == one.Ref));
        Assert.All((string[])[Secret, Contact, "Fue en 2023.", "mi nombre7f3a", code, Agent, "127.0.0.1:"], trace => Assert.DoesNotContain(trace, log.All));
        await AssertNowhereAsync(db, Secret, "cobró el puente", Contact, "Fue en 2023.", "0cul7o", "mi nombre7f3a", code, code.Replace("-", ""), Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Client.GetAsync("/casos/" + one.Ref)).StatusCode);
        Assert.DoesNotContain(one.Ref, await Portal.Client.GetStringAsync("/api/v1/cases/chain"));

        // At its author's wish all of it goes.
        using (var forgotten = await Portal.Client.PostAsync("/reportar/buzon?handler=Forget", new FormUrlEncodedContent([new("Code", code), new("IsSure", "true")])))
            Assert.Contains("Borrado.", await forgotten.Content.ReadAsStringAsync());
        Assert.False(await db.CaseMessages.AnyAsync(message => message.CaseId == one.Id));
        Assert.False(await db.CaseFiles.AnyAsync(each => each.CaseId == one.Id));
        Assert.Null((await FindAsync(code)).MailboxSealed);
    }

    [DatabaseFact]
    public async Task TheSameFormSentTwiceIsOneCaseWithOneCode()
    {
        var fields = await NewFormAsync();
        Dictionary<string, string> said = new() { ["Form.Lane"] = "Confidential", ["Form.Category"] = "Time", ["Form.Text"] = "Dos veces." };
        using var first = await PostAsync("/reportar", Fields(said, fields));
        using var second = await PostAsync("/reportar", Fields(said, fields));

        var code = CodeIn(await first.Content.ReadAsStringAsync());
        Assert.Equal(code, CodeIn(await second.Content.ReadAsStringAsync()));
        await using var db = await Portal.OpenDbAsync();
        var id = ReceiptCode.TryParse(code)!.LookupId;
        Assert.Equal(1, await db.Cases.CountAsync(one => one.ReceiptId == id));
        using var file = await Portal.Client.PostAsync("/reportar?handler=Receipt", new FormUrlEncodedContent([new("code", code)]));
        Assert.Contains(code, await file.Content.ReadAsStringAsync());
    }

    [DatabaseFact]
    public async Task WhatWasFiledElsewhereIsCountedAndShownOnlyWhenMany()
    {
        var work = await WorkAsync(4);
        await using var db = await Portal.OpenDbAsync();
        var page = "/proyectos/" + Uri.EscapeDataString(work.ProjectId);
        for (var i = 0; i < SmallNumbers.Smallest; i++)
        {
            Assert.DoesNotContain("presentado una denuncia", await Portal.Client.GetStringAsync(page));
            var old = New(CaseLane.Filed, work.ProjectId, CaseState.Counted);
            old.OpenedOn = old.OpenedOn.AddDays(-40);
            db.Cases.Add(old);
            await db.SaveChangesAsync();
        }

        Assert.Contains("5 personas dijeron haber presentado una denuncia", WebUtility.HtmlDecode(await Portal.Client.GetStringAsync(page)));
        using var sent = await SendAsync(new() { ["Form.Lane"] = "Filed", ["Form.Category"] = "Time", ["Form.Project"] = work.ProjectId, ["Form.Office"] = "antai", ["Form.FiledOn"] = "2026-03-04" });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(CaseState.Counted, (await FindAsync(CodeIn(await sent.Content.ReadAsStringAsync()))).State);
        // That of this month is in no number yet.
        Assert.Contains("5 personas dijeron", await Portal.Client.GetStringAsync(page));
        Assert.Contains("filed,total,,5\r\n", await Portal.Client.GetStringAsync("/api/v1/cases/statistics.csv"));
    }

    [DatabaseFact]
    public async Task ProgramsAreToldApartWithoutAskingAnybodyElse()
    {
        Dictionary<string, string> said = new() { ["Form.Lane"] = "Confidential", ["Form.Category"] = "Time", ["Form.Text"] = "Publicidad " + Guid.NewGuid().ToString("n") };
        var fields = await NewFormAsync(wait: false);
        using var fast = await PostAsync("/reportar", Fields(said, fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fast.StatusCode);
        await Task.Delay(FormToken.Shortest + TimeSpan.FromMilliseconds(100));
        using var wrong = await PostAsync("/reportar", Fields(new(said) { ["Form.Answer"] = "99" }, fields));
        Assert.Contains("La suma no es esa.", await wrong.Content.ReadAsStringAsync());
        using var forged = await PostAsync("/reportar", Fields(new(said) { ["Form.Token"] = "inventado" }, fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        using var trapped = await PostAsync("/reportar", Fields(new(said) { ["Form.Website"] = "https://spam.example" }, fields));
        var code = CodeIn(await trapped.Content.ReadAsStringAsync());
        await using var db = await Portal.OpenDbAsync();
        var id = ReceiptCode.TryParse(code)!.LookupId;
        Assert.False(await db.Cases.AnyAsync(one => one.ReceiptId == id));
        using var program = Fields(new(said), fields);
        program.Add(new ByteArrayContent("MZ"u8.ToArray()), "Files", "foto.jpg");
        using var refused = await PostAsync("/reportar", program);
        Assert.Contains("no es JPEG, PNG ni PDF", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        using var unknown = await Portal.Client.PostAsync("/reportar/buzon", new FormUrlEncodedContent([new("Code", ReceiptCode.New().ToString())]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [DatabaseFact]
    public async Task EvidenceThatIsTooLargeIsRefusedInWordsAndWhatWasWrittenStays()
    {
        const string Written = "Escrito con cuidado sintético";
        Dictionary<string, string> said = new() { ["Form.Lane"] = "Confidential", ["Form.Category"] = "Time", ["Form.Text"] = Written };
        using var form = Fields(said, await NewFormAsync());
        form.Add(new ByteArrayContent(new byte[CaseEvidence.LargestFile + 1]), "Files", "grande.jpg");
        using var large = await PostAsync("/reportar", form);
        var answer = WebUtility.HtmlDecode(await large.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("Un archivo es demasiado grande: grande.jpg (5", answer);
        Assert.Contains(Written + "</textarea>", answer);

        // More than anybody should send is not even read; what came before it is there all the same.
        using var endless = Fields(said, await NewFormAsync(wait: false));
        endless.Add(new StreamContent(new Zeros(CaseFormsAttribute.MostRead + 50_000)), "Files", "enorme.jpg");
        using var cut = await PostAsync("/en/report", endless);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, cut.StatusCode);
        Assert.Contains(Written + "</textarea>", WebUtility.HtmlDecode(await cut.Content.ReadAsStringAsync()));

        // In the mailbox as well.
        using var sent = await SendAsync(said);
        var code = CodeIn(await sent.Content.ReadAsStringAsync());
        using var more = Fields(new() { ["Code"] = code, ["Text"] = Written + " después" }, []);
        more.Add(new ByteArrayContent(new byte[CaseEvidence.LargestFile + 1]), "Files", "grande.jpg");
        using var refused = await PostAsync("/reportar/buzon?handler=Write", more);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains(Written + " después</textarea>", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
    }

    [DatabaseFact]
    public async Task NothingIsNotedOfWhoAsksForThesePages()
    {
        await using var db = await Portal.OpenDbAsync();
        foreach (var address in new[] { "/reportar", "/en/report", "/reportar/buzon", "/casos/o-sintetica1", "/api/v1/cases", "/api/v1/cases/chain" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("NavegadorSintetico/7.7");
            request.Headers.Referrer = new Uri("https://diario.example.org/sintetico");
            using var answer = await Portal.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch("<script[^>]+src=\"https?:", body);
        }

        await Portal.Services.GetRequiredService<OpenContracting.Web.Usage.UsageKeeper>().FlushAsync(finish: false, default);
        Assert.False(await db.UsageDays.AnyAsync(row => row.Item.StartsWith("/reportar") || row.Item.StartsWith("/casos") || row.Item == "cases"));
        await AssertNowhereAsync(db, "NavegadorSintetico", "diario.example.org");
        var columns = ((Type[])[typeof(Case), typeof(CaseEvent), typeof(CaseMessage), typeof(CaseFile)]).SelectMany(type => type.GetProperties());
        Assert.DoesNotContain(columns, column => column.PropertyType == typeof(DateTimeOffset) || column.PropertyType == typeof(DateTime));
    }

    [DatabaseFact]
    public async Task WhatAClosedCaseSaidIsForgottenWhenItsTermIsOver()
    {
        await using var db = await Portal.OpenDbAsync();
        var old = New(CaseLane.Observation, null, CaseState.Returned);
        (old.Text, old.ForgetOn) = ("Texto sintético que debe irse", old.OpenedOn);
        var open = New(CaseLane.Observation, null, CaseState.Received);
        open.Text = "Texto sintético que queda";
        db.Cases.AddRange(old, open);
        await db.SaveChangesAsync();

        Assert.True(await Portal.Services.GetRequiredService<CaseKeeper>().ForgetAsync(default) >= 1);

        Assert.Null((await db.Cases.AsNoTracking().SingleAsync(one => one.Id == old.Id)).Text);
        Assert.NotNull((await db.Cases.AsNoTracking().SingleAsync(one => one.Id == open.Id)).Text);
        await db.CaseEvents.Where(line => line.CaseId == old.Id).ExecuteDeleteAsync();
        await db.Cases.Where(one => one.Id == old.Id || one.Id == open.Id).ExecuteDeleteAsync();
    }

    [DatabaseFact]
    public async Task ModeratorsOfficersAndRecipientsEachEnterTheirOwnDeskAlone()
    {
        var work = await WorkAsync(5);
        using var sent = await SendAsync(new() { ["Form.Lane"] = "Observation", ["Form.Category"] = "Quality", ["Form.Project"] = work.ProjectId, ["Form.Text"] = "El techo gotea " + Guid.NewGuid().ToString("n") });
        var one = await FindAsync(CodeIn(await sent.Content.ReadAsStringAsync()));
        var suffix = Guid.NewGuid().ToString("n");
        var moderator = await Portal.StaffAsync($"moderadora-{suffix}@example.org", Roles.Moderator);
        var officer = await Portal.StaffAsync($"oficial-{suffix}@example.org", Roles.InstitutionOfficer, [work.PublicAuthorityId!]);

        using var published = await moderator.SubmitAsync("/panel/casos", new() { ["id"] = one.Id.ToString(), ["marked"] = one.Text! }, "?handler=Publish");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        using var replied = await officer.SubmitAsync("/panel/respuestas", new() { ["id"] = one.Id.ToString(), ["text"] = "Se repara en mayo." });
        Assert.Equal(HttpStatusCode.Redirect, replied.StatusCode);
        Assert.Contains("Se repara en mayo.", await Portal.Client.GetStringAsync("/casos/" + one.Ref));
        foreach (var address in new[] { "/panel/reportes", "/panel/respuestas" })
            using (var closed = await moderator.GetAsync(address))
                Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        foreach (var address in new[] { "/panel/reportes", "/panel/casos" })
            using (var closed = await officer.GetAsync(address))
                Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    /// <summary>As many zeros as are asked for, without having them.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, left);
            buffer.AsSpan(offset, read).Clear();
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static Case New(CaseLane lane, string? project, CaseState state) => new()
    {
        Ref = "x-" + Guid.NewGuid().ToString("n"),
        ReceiptId = ReceiptCode.New().LookupId,
        Lane = lane,
        Category = CaseCategory.Other,
        ProjectId = project,
        State = state,
        OpenedOn = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(-5)).DateTime),
    };

    /// <summary>Looks through every byte of a SQLite database and its journal, and through the tables that PostgreSQL has of cases, counts and acts.</summary>
    /// <summary>The steps of strategic use of an institution from the uses on.</summary>
    private async Task<int[]> FunnelAsync(string institution) =>
        [.. (await Portal.Client.GetStringAsync($"/api/v1/usage/strategic.csv?institution={Uri.EscapeDataString(institution)}"))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[3..].Select(line => int.Parse(line.Split(',')[1]))];

    /// <summary>By how much each of them grew.</summary>
    private async Task<string> FunnelAsync(string institution, int[] before) =>
        string.Join(", ", (await FunnelAsync(institution)).Zip(["use", "report", "reply", "effect"], before).Select(step => $"{step.Second} {step.First - step.Third}"));

    private async Task AssertNowhereAsync(OpenContracting.Storage.Db db, params IReadOnlyList<string> traces)
    {
        var dump = new StringBuilder();
        foreach (var one in await db.Cases.AsNoTracking().Include(each => each.Events).Include(each => each.Messages).Include(each => each.Files).AsSplitQuery().ToListAsync())
        {
            dump.Append(JsonSerializer.Serialize(one.Events)).Append(one.Text).Append(one.PublicText).Append(one.ReceiptId).Append(one.Link);
            foreach (var bytes in one.Messages.Select(message => message.Sealed).Concat(one.Files.SelectMany(file => new[] { file.Original, file.Clean ?? [] })).Append(one.MailboxKey ?? []).Append(one.MailboxSealed ?? []))
                dump.Append(Encoding.UTF8.GetString(bytes)).Append(Encoding.Latin1.GetString(bytes));
        }

        dump.Append(JsonSerializer.Serialize(await db.AuditEntries.AsNoTracking().ToListAsync())).Append(JsonSerializer.Serialize(await db.UsageDays.AsNoTracking().ToListAsync()));
        if (!db.Database.IsNpgsql())
            // The database and its journal; downloads of other tests, beside them, may be locked.
            foreach (var file in Directory.EnumerateFiles(Portal.DataFolder, "*.db*"))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                foreach (var trace in traces)
                    Assert.True(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(trace)) < 0, $"«{trace}» is in {Path.GetFileName(file)}.");
            }

        Assert.All(traces, trace => Assert.DoesNotContain(trace, dump.ToString()));
    }

    private async Task AssertChainHoldsAsync()
    {
        using var chain = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/cases/chain"));
        var previous = CaseChain.Start;
        var position = 0L;
        foreach (var link in chain.RootElement.GetProperty("links").EnumerateArray())
        {
            // As the document says that anybody can: the members in order, without the hash and without what is null.
            using var output = new MemoryStream();
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                json.WriteString("previous", previous);
                foreach (var member in link.EnumerateObject().Where(member => member.Name != "hash" && member.Value.ValueKind != JsonValueKind.Null))
                    member.WriteTo(json);
                json.WriteEndObject();
            }

            Assert.Equal(++position, link.GetProperty("position").GetInt64());
            previous = Convert.ToHexStringLower(SHA256.HashData(output.ToArray()));
            Assert.Equal(previous, link.GetProperty("hash").GetString());
        }

        Assert.Equal(previous, chain.RootElement.GetProperty("hash").GetString());
        Assert.True(position > 5);
    }

    private async Task<string> HeadAsync()
    {
        using var chain = JsonDocument.Parse(await Portal.Client.GetStringAsync("/api/v1/cases/chain"));
        return chain.RootElement.GetProperty("hash").GetString()!;
    }

    private async Task<Case> FindAsync(string code)
    {
        var id = ReceiptCode.TryParse(code)!.LookupId;
        await using var db = await Portal.OpenDbAsync();
        return await db.Cases.AsNoTracking().SingleAsync(one => one.ReceiptId == id);
    }

    private async Task<string> OpenAsync(string code)
    {
        using var answer = await Portal.Client.PostAsync("/reportar/buzon", new FormUrlEncodedContent([new("Code", code)]));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(Dictionary<string, string> said) => await PostAsync("/reportar", Fields(said, await NewFormAsync()));

    private async Task<HttpResponseMessage> PostAsync(string address, MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.TryAddWithoutValidation("User-Agent", Agent);
        return await Portal.Client.SendAsync(request);
    }

    private static MultipartFormDataContent Fields(Dictionary<string, string> said, Dictionary<string, string> form)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Where(field => !said.ContainsKey(field.Key)).Concat(said))
            content.Add(new StringContent(value), name);
        return content;
    }

    /// <summary>The token of a new form and the answer to its question, in words as it asks.</summary>
    private async Task<Dictionary<string, string>> NewFormAsync(bool wait = true)
    {
        var page = WebUtility.HtmlDecode(await Portal.Client.GetStringAsync("/reportar"));
        var question = Question().Match(page);
        string[] numbers = [.. Enumerable.Range(0, 11).Select(number => number == 0 ? "" : CaseIntake.Word(number, "es"))];
        var sum = Array.IndexOf(numbers, question.Groups[1].Value) + Array.IndexOf(numbers, question.Groups[2].Value);
        // A form filled in within three seconds was filled in by a program.
        if (wait)
            await Task.Delay(FormToken.Shortest + TimeSpan.FromMilliseconds(100));
        return new() { ["Form.Token"] = Token().Match(page).Groups[1].Value, ["Form.Answer"] = numbers[sum] };
    }

    private async Task<Project> WorkAsync(int place)
    {
        await using var db = await Portal.OpenDbAsync();
        return await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && project.PublicAuthorityId != null)
            .OrderBy(project => project.ProjectId).Skip(place).FirstAsync();
    }

    private static string CodeIn(string page) => Code().Match(page) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("No receipt: " + WebUtility.HtmlDecode(page));

    [GeneratedRegex("name=\"Form.Token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"¿Cuánto es (\w+) más (\w+)\?")]
    private static partial Regex Question();

    [GeneratedRegex("<code id=\"receipt\">([0-9A-Z-]+)</code>")]
    private static partial Regex Code();
}

[Collection(PortalOnSqlite.Name)]
public sealed class CaseTestsOnSqlite(PublishedPortalOnSqlite shared) : CaseTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class CaseTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : CaseTests(shared);
