using System.Text;
using OpenContracting.Exports;
using OpenContracting.Releases;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Tests.Releases;

public sealed class PrivacyTests
{
    [Theory]
    [InlineData("Llamar a Ana, cédula 8-123-4567, o escribir a ana.ejemplo+obra@correo.example.org.", "Llamar a Ana, cédula [omitido], o escribir a [omitido].")]
    [InlineData("PE-12-345, E-8-123456, N-19-1234, 4AV-12-345 y 8-PI-12-345", "[omitido], [omitido], [omitido], [omitido] y [omitido]")]
    [InlineData("Celular 6123-4567 y 6123 4567", "Celular [omitido] y [omitido]")]
    [InlineData("Tel.: 223-4567; Teléfono 2234567; tel 507 223 4567; whatsapp: 61234567", "Tel.: [omitido]; Teléfono [omitido]; tel [omitido]; whatsapp: [omitido]")]
    [InlineData("+507 223-4567, (507) 6123-4567 y +507-61234567", "[omitido], [omitido] y [omitido]")]
    [InlineData("a,6123-4567,b", "a,[omitido],b")]
    [InlineData("cedula_8-710-2010_firma y cel_6611-4511", "cedula_[omitido]_firma y cel_[omitido]")]
    [InlineData("8 - 712 - 2012, 8–713–2013, 8\u2011714\u20112014 y 8-715-2015-DV12", "[omitido], [omitido], [omitido] y [omitido]")]
    [InlineData("Tel 222-3333/6620-4520", "Tel [omitido]")]
    [InlineData("6617.4517; 6616 - 4516; 6615–4515", "[omitido]; [omitido]; [omitido]")]
    [InlineData("móvil personal: 66664566, cel=66034503", "móvil personal: [omitido], cel=[omitido]")]
    [InlineData("p99.perez&#64;example.org, p98.perez%40example.org, p.perez @example.org", "[omitido], [omitido], [omitido]")]
    public void WhatLeadsToAPersonIsMasked(string text, string masked) => Assert.Equal(masked, Privacy.Mask(text));

    [Theory]
    [InlineData("2026-0-09-03-08-LP-900001")]
    [InlineData("Contrato 123-2020, Resolución 6123-20 y adenda 34-2020")]
    [InlineData("del 02-11-2020 al 2-3-2021, 08-10-2013 04:25 p.m.")]
    [InlineData("RUC 1795439-1-1688-22, 155625542-2-2016-45 y 8-NT-1-12345")]
    [InlineData("Partida G.100952098.704.911, 1-10-1-5-501-00-00-911, B/. 240,380.75, UNSPSC 72141000")]
    [InlineData("ocds-emvi6n-2024-0-07-0-08-CM-016123-4567-1")]
    [InlineData("Acto 2024-0-09-01-08-LP-000492, acto_2024-0-09-01-08-LP-000492.pdf, contrato AL-1-378-2024")]
    [InlineData("del 02 - 11 - 2020 al 2–3–2021; renglones 1 - 2 - 3; años 2019–2020; 10 unidades @ 3.50")]
    [InlineData("8.98241, -79.51992; 6123.4567 m²; B/. 6123.4567; 98% de 4.000")]
    [InlineData("0017A477-70DD-EE11-80E8-0017A477FC6E")]
    public void WhatOnlyLooksLikeItStays(string text) => Assert.Equal(text, Privacy.Mask(text));

    [Theory]
    [InlineData("https://x.example.org/d?correo=p01.perez@example.org&cedula=8-702-2002&cel=6603-4503", "https://x.example.org/d?correo=omitido&cedula=omitido&cel=omitido")]
    [InlineData("https://x.example.org/ced%C3%BAla%208-706-2006.pdf", "https://x.example.org/ced%C3%BAla%20omitido.pdf")]
    [InlineData("https://x.example.org/%C3%B1/6123.pdf?page%5Bsize%5D=1", "https://x.example.org/%C3%B1/6123.pdf?page%5Bsize%5D=1")]
    [InlineData("https://x.example.org/v?NumLc=2021-0-12-04-04-EM-005742&esap=1", "https://x.example.org/v?NumLc=2021-0-12-04-04-EM-005742&esap=1")]
    [InlineData("https://x.example.org/v2/ocds-CEF49A94-70DD-EE11-80E8-0017A477FC6E", "https://x.example.org/v2/ocds-CEF49A94-70DD-EE11-80E8-0017A477FC6E")]
    public void AWebAddressLosesWhatLeadsToAPersonAndNothingElse(string url, string masked) => Assert.Equal(masked, Privacy.MaskUrl(url));

    [Theory]
    [InlineData("cedula_8-710-2010.json.gz", "cedula_[omitido].json.gz")]
    [InlineData("p01.perez@example.org.zip", "[omitido].zip")]
    [InlineData("contratos_2024-01-05.csv", "contratos_2024-01-05.csv")]
    public void ANameOfAFileKeepsItsExtension(string name, string masked) => Assert.Equal(masked, Privacy.MaskFileName(name));

    [Theory]
    [InlineData("8-704-2004", "*")]
    [InlineData("PA-RUC-8-704-2004", "*")]
    [InlineData("copia-cedula 8-704-2004", "copia-cedula *")]
    [InlineData("8-704-2004-2", "*-2")]
    [InlineData("r-p01.perez@example.org-1", "*")]
    [InlineData("2024-0-09-01-08-LP-000492", "2024-0-09-01-08-LP-000492")]
    [InlineData("AL-1-378-2024", "AL-1-378-2024")]
    [InlineData("155703932-2-2021", "155703932-2-2021")]
    [InlineData("1-10-1", "1-10-1")]
    [InlineData("05-03-2024", "05-03-2024")]
    [InlineData("ocds-emvi6n-2024-6-15-01-08-CM-000021-1-2024-07-23T14:20:54-05:00", "ocds-emvi6n-2024-6-15-01-08-CM-000021-1-2024-07-23T14:20:54-05:00")]
    public void AnIdLosesOnlyWhatIsSurelyAPersons(string id, string replaced) => Assert.Equal(replaced, Privacy.ReplaceInId(id, _ => "*"));

    [Fact]
    public void IdsAndAddressesOfFilesLeadToNobodyAndReferencesAreStillFound()
    {
        var release = ReleaseBuilder.Build(
            Snapshot(
                """
                {"ocid":"ocds-213czf-1","id":"r-ana@example.org","date":"2026-01-01T00:00:00Z","tag":["award"],"initiationType":"tender","language":"8-705-2005",
                 "buyer":{"id":"8-709-2009","name":"Ana Ejemplo"},
                 "parties":[{"id":"8-709-2009","name":"Ana Ejemplo","roles":["buyer"]},{"id":"PA-RUC-8-729-2029","name":"Eva Ejemplo","roles":["supplier"]}],
                 "tender":{"id":"2024-0-09-01-08-LP-000492","documents":[
                   {"id":"copia-cedula 8-704-2004","url":"https://example.org/d?correo=ana@example.org&cedula=8-702-2002","format":"8-703-2003"},
                   {"url":"https://example.org/cedula_8-706-2006.pdf"}]},
                 "bids":{"details":[{"id":"8-708-2008","date":"8-701-2001"}]},
                 "relatedProcesses":[{"id":"1","uri":"https://example.org/8-711-2011","identifier":"8-711-2011"}],
                 "awards":[{"id":"8-707-2007","suppliers":[{"id":"PA-RUC-8-729-2029","name":"Eva Ejemplo"}]}],
                 "contracts":[{"id":"AL-1-378-2024","awardID":"8-707-2007"}]}
                """), ReleaseOptions.Default);

        var json = Encoding.UTF8.GetString(release.Json.Span);
        Assert.DoesNotMatch("8-7[0-9]{2}-20[0-9]{2}|ana@", json + Encoding.UTF8.GetString(release.Provenance.Span) + release.Id);
        Assert.Contains("2024-0-09-01-08-LP-000492", json);
        Assert.Contains("AL-1-378-2024", json);
        using var read = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(read.RootElement.GetProperty("awards")[0].GetProperty("id").GetString(), read.RootElement.GetProperty("contracts")[0].GetProperty("awardID").GetString());
        Assert.Equal(read.RootElement.GetProperty("buyer").GetProperty("id").GetString(), read.RootElement.GetProperty("parties")[0].GetProperty("id").GetString());
        Assert.NotEqual(read.RootElement.GetProperty("buyer").GetProperty("id").GetString(), read.RootElement.GetProperty("parties")[1].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("Puente")]
    [InlineData("cédula 8-123-4567")]
    public void TheNameOfAFileLeadsToNobodyInProvenance(string title)
    {
        var snapshot = Snapshot($$"""{"ocid":"ocds-213czf-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"initiationType":"tender","tender":{"id":"1","title":"{{title}}"} }""");

        var release = ReleaseBuilder.Build(snapshot with { File = "cedula_8-710-2010.json" });

        Assert.Contains("cedula_[omitido].json", Encoding.UTF8.GetString(release.Provenance.Span));
    }

    [Fact]
    public void ARowSetAsideIsMaskedBeforeItIsCut()
    {
        var row = QuarantinedRow.Of("8-701-2001.csv", 1, "x", null, null, new string('a', 3_990) + " 8-123-4567 y más");
        var contacts = QuarantinedRow.Of("t", 1, "x", null, null, """{"address":{"streetAddress":"Calle 5"},"email":"ana","contactPoint":{"name":"Ana"}}""");

        Assert.DoesNotContain("8-12", row.Raw);
        Assert.Equal(4_000, row.Raw.Length);
        Assert.DoesNotContain("2001", row.Table);
        Assert.Equal("""{"address":"[omitido]","email":"[omitido]","contactPoint":"[omitido]"}""", contacts.Raw);
    }

    [Fact]
    public void APersonHasOneIdWhateverTheProcessAndAnotherKeyGivesAnother()
    {
        var one = new Privacy(Encoding.UTF8.GetBytes("una clave sintética"));

        Assert.Equal(one.IdFor("8-123-456"), new Privacy(Encoding.UTF8.GetBytes("una clave sintética")).IdFor("8-123-456"));
        Assert.NotEqual(one.IdFor("8-123-456"), one.IdFor("8-123-457"));
        Assert.NotEqual(one.IdFor("8-123-456"), new Privacy(Encoding.UTF8.GetBytes("otra")).IdFor("8-123-456"));
        Assert.Null(new Privacy(default).IdFor("8-123-456"));
    }

    [Fact]
    public void WhoIsKnownForAPersonByANumberOnceHasNoAddressUnderThatIdAnywhereInTheProcess()
    {
        var numbered = State(1, """
            "parties":[{"id":"P-1","name":"Ana","roles":["supplier"],"identifier":{"scheme":"PA-RUC","id":"8-123-456"},"address":{"streetAddress":"Calle 1"}},
                       {"id":"P-2","name":"Obras","roles":["tenderer"],"address":{"streetAddress":"Calle 2"}}],
            "awards":[{"id":"a","suppliers":[{"id":"P-1","name":"Ana","address":{"streetAddress":"Calle 3"}}]}]
            """);
        var plain = State(2, """
            "parties":[{"id":"P-1","name":"Ana","roles":["supplier"],"address":{"streetAddress":"Calle 4"},"contactPoint":{"url":"https://ana.example.org"}}]
            """);

        foreach (var order in new[] { new[] { numbered, plain }, [plain, numbered] })
        {
            var history = ProcessHistory.Of(order);
            var outputs = string.Concat(history.Releases.Select(release => Encoding.UTF8.GetString(release.Json.Span)))
                + Encoding.UTF8.GetString(history.CompiledJson().Span) + Encoding.UTF8.GetString(history.Compiled().Json.Span);

            Assert.DoesNotMatch("Calle [134]|ana.example|8-123", outputs);
            Assert.Contains("Calle 2", outputs);
            Assert.Contains("""identifier":{"id":"persona-1"}""", outputs);
        }

        ProcessState State(int day, string content) => new()
        {
            Source = "s",
            Adapter = Adapters.OcdsRelease,
            Release = ReleaseBuilder.Build(Snapshot($$"""{"ocid":"ocds-213czf-1","id":"{{day}}","date":"2026-01-0{{day}}T00:00:00Z","tag":["award"],"initiationType":"tender",{{content}} }""")),
        };
    }

    [Fact]
    public void PersonsOfAProcessAreNumberedTogetherInTheOrderInWhichTheyAppear()
    {
        var persons = new NumberedPersons();
        var states = persons.Number([State("9-555-444", 1), State("8-123-456", 2), State("9-555-444", 3)]);

        Assert.Equal(["persona-1", "persona-2", "persona-1"], states.Select(state =>
        {
            using var release = System.Text.Json.JsonDocument.Parse(state.Release.Json);
            return release.RootElement.GetProperty("parties")[0].GetProperty("id").GetString();
        }));

        ProcessState State(string number, int day) => new()
        {
            Source = "s",
            Adapter = Adapters.OcdsRelease,
            Release = ReleaseBuilder.Build(
                Snapshot($$"""{"ocid":"ocds-213czf-1","id":"{{day}}","date":"2026-01-0{{day}}T00:00:00Z","tag":["award"],"parties":[{"id":"{{number}}","roles":["supplier"]}]}"""), persons.Options),
        };
    }

    [Fact]
    public void NothingOfAPersonIsLeftInAReleaseOrItsProvenanceWhereverItStood()
    {
        var release = ReleaseBuilder.Build(
            Snapshot(
                """
                {"ocid":"ocds-213czf-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["award"],
                 "parties":[{"id":"8-123-456","name":"Ana Ejemplo","roles":["supplier"],"identifier":{"scheme":"PA-RUC","id":"8-123-456-DV12"},
                   "address":{"streetAddress":"Calle Inventada 5"},"contactPoint":{"name":"Ana","email":"ana@example.org","telephone":"6123-4567"},
                   "additionalIdentifiers":[{"id":"8-123-456","legalName":"Taller Ana"}]}],
                 "planning":{"budget":{"finance":[{"id":"f","financingParty":{"id":"8-123-456","name":"Ana Ejemplo"}}]}},
                 "tender":{"id":"t","title":"Reparación, llamar al 6123-4567","description":"cédula 8-123-456","contactPoint":{"email":"ana@example.org"},
                   "documents":[{"id":"d","title":"Carta de 8-123-456","author":"ana@example.org"}],"tenderers":[{"id":"8-123-456","name":"Ana Ejemplo"}]},
                 "awards":[{"id":"a","suppliers":[{"id":"8-123-456","name":"Ana Ejemplo"}],"email":"ana@example.org"}],
                 "contracts":[{"id":"c","awardID":"a","signatories":[{"id":"8-123-456","name":"Ana Ejemplo"}],
                   "implementation":{"transactions":[{"id":"p","payee":{"id":"8-123-456","name":"Ana Ejemplo"}}]}}]}
                """), new ReleaseOptions { PrivacyKey = Encoding.UTF8.GetBytes("una clave sintética") });

        var outputs = Encoding.UTF8.GetString(release.Json.Span) + Encoding.UTF8.GetString(release.Provenance.Span);
        foreach (var trace in (string[])["8-123-456", "6123-4567", "ana@example.org", "Calle Inventada"])
            Assert.DoesNotContain(trace, outputs);
        Assert.Contains("Ana Ejemplo", outputs);
        var id = new Privacy(Encoding.UTF8.GetBytes("una clave sintética")).IdFor(Ruc.Parse("8-123-456").Key)!;
        Assert.Equal(6, outputs.Split(id).Length - 1);
    }

    private static ProcessSnapshot Snapshot(string release) => new()
    {
        ProcessKey = "ocds-213czf-1",
        Ocid = "ocds-213czf-1",
        Adapter = Adapters.OcdsRelease,
        File = "package.json",
        Row = 1,
        Content = Encoding.UTF8.GetBytes(release),
    };
}
