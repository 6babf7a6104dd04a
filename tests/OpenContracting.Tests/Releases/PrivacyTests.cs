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
    public void WhatLeadsToAPersonIsMasked(string text, string masked) => Assert.Equal(masked, Privacy.Mask(text));

    [Theory]
    [InlineData("2026-0-09-03-08-LP-900001")]
    [InlineData("Contrato 123-2020, Resolución 6123-20 y adenda 34-2020")]
    [InlineData("del 02-11-2020 al 2-3-2021, 08-10-2013 04:25 p.m.")]
    [InlineData("RUC 1795439-1-1688-22, 155625542-2-2016-45 y 8-NT-1-12345")]
    [InlineData("Partida G.100952098.704.911, 1-10-1-5-501-00-00-911, B/. 240,380.75, UNSPSC 72141000")]
    [InlineData("ocds-emvi6n-2024-0-07-0-08-CM-016123-4567-1")]
    public void WhatOnlyLooksLikeItStays(string text) => Assert.Equal(text, Privacy.Mask(text));

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
