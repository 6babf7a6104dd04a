using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenContracting.Exports;
using OpenContracting.Exports.OcdsPackages;
using OpenContracting.Releases;
using OpenContracting.Tests.Projects;

namespace OpenContracting.Tests.Releases;

/// <summary>The short way, which keeps the bytes of a release, against the long one, which makes an object of each value.</summary>
public sealed class UntouchedReleaseTests
{
    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Escaped = new();

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts =
    [
        "Construcción de la escuela", "8-123-456", "PE-12-345", "2026-03-01T10:00:00-05:00", "2026-03-01", "tel. 223-4567", "6612 3456", "507 6612-3456",
        "persona@correo.invalid", "Â°", "portÃ¡til", "\"así\"\n", "niño 😀", "nbsp\u00A0aquí 123\u00A04567", "Contrato No. 34-2020", "", "12345678", "\u2028", "٣٤-٥٦",
        "1-2-2020", "cedula_8-710-2010", "8 - 712 - 2012", "8–713–2013", "PA-RUC-8-729-2029", "https://example.org/ced%208-706-2006.pdf", "1-10-1", "a&#64;b.invalid", "6617.4517",
        "8-NT-1-123", "“Fase” – 2", "\u007F",
    ];

    private static readonly string[] FactNames = ["ocid", "date", "publishedDate", "url", "tender", "releases", "records", "compiledRelease"];

    private static readonly string[] Names =
    [
        "title", "description", "id", "uri", "url", "date", "format", "identifier", "buyer", "contactPoint", "email", "documents", "items", "suppliers", "tenderers", "identifier", "name", "startDate",
        "beneficialOwners", "nota", "additionalIdentifiers", "milestones", "address",
    ];

    private static readonly Gen<JsonNode?> Literal = Gen.Frequency(
        (8, Gen.Int[0, Texts.Length - 1].Select(pick => (JsonNode?)JsonValue.Create(Texts[pick]))),
        (2, Gen.Int[0, 3].Select(number => (JsonNode?)JsonValue.Create(number))),
        (1, Gen.Const((JsonNode?)null)),
        (1, Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag))));

    private static readonly Gen<JsonNode?> Deep = Object(Gen.Frequency((6, Literal), (2, Object(Gen.Frequency((4, Literal), (1, ArrayOf(Object(Literal)))))), (2, ArrayOf(Object(Literal))), (1, ArrayOf(Literal))));

    private static readonly Gen<JsonNode?> Calm = Object(Gen.Int[0, 3].Select(pick => (JsonNode?)JsonValue.Create(Texts[pick == 1 ? 3 : pick == 2 ? 4 : pick == 3 ? 29 : 0])), "title", "description", "startDate", "nota");

    [Fact]
    public void AReleaseThatKeepsItsBytesIsWhatTheRulesWouldMakeOfIt() =>
        Gen.Select(Gen.Frequency((3, Deep), (2, Calm)), Gen.Int[0, 11], Literal, Gen.Int[0, 2]).Sample((tender, shape, id, form) =>
            AssertSame(Snapshot(Release(tender, shape, id).ToJsonString(form == 0 ? Spaced : form == 1 ? Escaped : Plain))), iter: 600);

    [Fact]
    public void FactsFromTheTableAreThoseFromTheTokens() =>
        Gen.Select(Deep, Gen.Int[0, 11], Literal, Gen.Int[0, 12]).Sample((tender, shape, id, mark) =>
        {
            var release = Release(tender, shape, id);
            if (mark < FactNames.Length)
                release[FactNames[mark]] = id?.DeepClone();
            var json = Encoding.UTF8.GetBytes(release.ToJsonString(mark % 2 == 0 ? Plain : Escaped));
            var item = OpenContracting.Json.JsonItem.Parse(json);
            item.UseDistinctNames();
            if (ReleaseFacts.OfRelease(item) is not { } facts)
                return;
            Assert.True(ReleaseFacts.TryRead(json, out var expected, out _));
            Assert.Equal(expected, facts);
            Assert.True(facts.IsRelease);
        }, iter: 600);

    [Fact]
    public void OnlyPlainReleasesHaveFactsFromTheTable()
    {
        Assert.NotNull(Facts("""{"ocid":"a","tender":{"id":"1"}}"""));
        Assert.Null(Facts("""{"tender":{"id":"1"}}"""));
        Assert.Null(Facts("""{"ocid":"a","releases":[]}"""));
        Assert.Null(Facts("""{"ocid":"a","compiledRelease":{}}"""));
        Assert.Null(Facts("""{"ocid":"\u0061"}"""));
        Assert.NotNull(Facts($$"""{"ocid":"a","x":{{new string('[', 59)}}{{new string(']', 59)}}}"""));
        Assert.Null(Facts($$"""{"ocid":"a","x":{{new string('[', 60)}}{{new string(']', 60)}}}"""));

        static ReleaseFacts? Facts(string json)
        {
            var item = OpenContracting.Json.JsonItem.Parse(json);
            item.UseDistinctNames();
            return ReleaseFacts.OfRelease(item);
        }
    }

    [Fact]
    public void MostReleasesKeepTheirBytes()
    {
        var releases = SyntheticSample.Releases.Values.Take(500).ToList();

        foreach (var release in releases)
            AssertSame(Snapshot(Encoding.UTF8.GetString(release)));
        Assert.True(releases.Count(release => UntouchedRelease.Read(release) is not null) > 0.9 * releases.Count);
    }

    [ReferenceDataFact]
    public void RealReleasesAreTheSameBothWays()
    {
        var package = Path.Combine(RepositoryFiles.ReferenceData!, "dgcp-samples", "ocds-v2-api-release-package.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(package));

        foreach (var release in document.RootElement.GetProperty("releases").EnumerateArray())
            AssertSame(Snapshot(release.GetRawText()));
    }

    [Fact]
    public void WhatIsSurelyImpersonalIsNeverMasked() =>
        Gen.Select(Gen.Char["0123456789-- .:T+Z56(/_=–\u2011%&#@aéntelcf\u00A0٣\t\n\v\f\r"].Array[0, 26], Gen.Int[0, 4], Gen.Int[0, 99999999]).Sample((characters, shape, number) =>
        {
            var text = shape switch
            {
                0 => $"2026-0{number % 10}-1{number % 10}T0{number % 10}:00:00{new string(characters.AsSpan(0, Math.Min(characters.Length, 6)))}",
                1 => $"tel {number}",
                _ => new string(characters),
            };
            if (Impersonal.Surely(Encoding.UTF8.GetBytes(text)))
                Assert.Equal(text, Privacy.Mask(text));
        }, iter: 5_000);

    [Theory]
    [InlineData("2026-03-01T10:00:00-05:00")]
    [InlineData("2026-03-01T10:00:00.123456Z")]
    [InlineData("2026-03-01")]
    [InlineData("Rehabilitación de 12.5 km, tramo 3, 2026")]
    public void DatesAndPlainTextsAreSurelyImpersonal(string text) => Assert.True(Impersonal.Surely(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void WhatIsSurelyImpersonalAsAnIdIsNeverReplaced() =>
        Numbers(Gen.Char["0123456789-DVx ._:"].Array[0, 12], "", "PA-RUC-", "PA-", "-", "tel", "x-Fax", "id_", "RUC: ", "RUC ", "G.", "1.", "1 ").Sample(id =>
        {
            if (Impersonal.SurelyAsId(Encoding.UTF8.GetBytes(id)))
                Assert.Equal(id, Privacy.ReplaceInId(id, _ => "*"));
        }, iter: 20_000);

    [Fact]
    public void WhatIsSurelyImpersonalAsAnAddressIsNeverMasked() =>
        Numbers(Gen.Char["0123456789-/_.:?=#x"].Array[0, 12], "https://a.invalid/", "https://a.invalid/ced_", "#", "https://a.invalid?tel=", "celular/", "?n=", "https://a.invalid:").Sample(url =>
        {
            if (Impersonal.SurelyAsUrl(Encoding.UTF8.GetBytes(url)))
                Assert.Equal(url, Privacy.MaskUrl(url));
        }, iter: 20_000);

    [Theory]
    [InlineData("ocds-emvi6n-2024-6-15-01-08-CM-000021-1")]
    [InlineData("ocds-emvi6n-2024-6-15-01-08-CM-000021-1-2024-09-04T03:04:45-05:00")]
    [InlineData("8-NT-1-12345")]
    [InlineData("155703932-2-2021")]
    [InlineData("155703932-2-2021 DV 45")]
    [InlineData("155703932-2-2021 -45")]
    [InlineData("6.1.4.501.02.63 911")]
    [InlineData("panamacompra_v3")]
    [InlineData("9b0f6a54-1f0e-ee11-80e4-0017a477fc6e")]
    public void CodesAreSurelyNobodysId(string id) => Assert.True(Impersonal.SurelyAsId(Encoding.UTF8.GetBytes(id)));

    [Theory]
    [InlineData("https://panamacompra.invalid/Inicio/#/pliego-de-cargos/2024-1-10-01-08-CL-032611")]
    [InlineData("https://panamacompra.invalid/archivos/1812034")]
    public void AddressesOfDocumentsAreSurelyNobodys(string url) => Assert.True(Impersonal.SurelyAsUrl(Encoding.UTF8.GetBytes(url)));

    /// <summary>Texts with something like a person's number in them, behind one of some beginnings.</summary>
    private static Gen<string> Numbers(Gen<char[]> rest, params string[] beginnings) =>
        Gen.Select(
            Gen.Int[0, beginnings.Length - 1],
            Gen.OneOf(Gen.Const("8"), Gen.Const("008"), Gen.Const("13"), Gen.Const("PE"), Gen.Const("n"), Gen.Const("8AV"), Gen.Const("2023"), Gen.Const("CM"), Gen.Const("2234567"), Gen.Const("61234567"), Gen.Const("8 ")),
            Gen.OneOf(Gen.Const("-"), Gen.Const("--"), Gen.Const("-PI-"), Gen.Const("-NT-"), Gen.Const(""), Gen.Const("-123-")),
            rest).Select((before, first, between, end) => beginnings[before] + first + between + new string(end));

    private static void AssertSame(ProcessSnapshot snapshot)
    {
        var (quick, whole) = (ReleaseBuilder.Build(snapshot), ReleaseBuilder.Make(snapshot, ReleaseOptions.Default));

        Assert.Equal(Encoding.UTF8.GetString(whole.Json.Span), Encoding.UTF8.GetString(quick.Json.Span));
        Assert.Equal(Encoding.UTF8.GetString(whole.Provenance.Span), Encoding.UTF8.GetString(quick.Provenance.Span));
        Assert.Equal((whole.Id, whole.Date), (quick.Id, quick.Date));
    }

    private static ProcessSnapshot Snapshot(string release) => new()
    {
        ProcessKey = "ocds-000000-1",
        Ocid = "ocds-000000-1",
        Adapter = Adapters.OcdsRelease,
        File = "releases \"1\".json",
        Row = 7,
        Content = Encoding.UTF8.GetBytes(release),
    };

    /// <summary>A release around a tender: each shape lacks something, or has something that a rule looks for.</summary>
    private static JsonObject Release(JsonNode? tender, int shape, JsonNode? id)
    {
        var release = new JsonObject
        {
            ["ocid"] = "ocds-000000-1",
            ["id"] = "1",
            ["date"] = "2026-03-01T00:00:00-05:00",
            ["tag"] = new JsonArray("tender"),
            ["initiationType"] = "tender",
            ["buyer"] = new JsonObject { ["id"] = "8-NT-1-456", ["name"] = "Ministerio" },
            ["tender"] = tender?.DeepClone(),
            ["awards"] = new JsonArray(new JsonObject { ["id"] = "a", ["suppliers"] = new JsonArray(new JsonObject { ["id"] = "155-2-3", ["name"] = "Constructora" }) }),
            ["contracts"] = new JsonArray(new JsonObject { ["id"] = "c", ["awardID"] = "a" }),
            ["parties"] = new JsonArray(
                new JsonObject { ["id"] = "8-NT-1-456", ["name"] = "Ministerio", ["roles"] = new JsonArray("buyer") },
                new JsonObject { ["id"] = "155-2-3", ["roles"] = new JsonArray("supplier"), ["identifier"] = new JsonObject { ["id"] = "155-2-3" } }),
        };
        switch (shape)
        {
            case 0:
                release["parties"]![1]!["id"] = id?.DeepClone();
                break;
            case 1:
                release["awards"]![0]!["suppliers"]![0]!["id"] = id?.DeepClone();
                break;
            case 2:
                release["contracts"]![0]!.AsObject().Remove("awardID");
                break;
            case 3:
                release["contracts"] = new JsonArray();
                break;
            case 4:
                release.Remove(Names[(int)(release.ToJsonString().Length % 3)]);
                release.Remove("initiationType");
                break;
            case 5:
                release["parties"]![1]!["roles"] = new JsonArray("tenderer");
                break;
            case 6:
                release["awards"]!.AsArray().Add(new JsonObject { ["id"] = "a" });
                break;
            case 7:
                release["parties"]!.AsArray().Add(new JsonObject { ["id"] = id?.DeepClone(), ["identifier"] = new JsonObject { ["id"] = "8-NT-1-456" } });
                break;
        }

        return release;
    }

    private static Gen<JsonNode?> Object(Gen<JsonNode?> value, params string[] names) =>
        Gen.Select(Gen.Int[0, 99].Select(pick => names.Length > 0 ? names[pick % names.Length] : Names[pick % Names.Length]), value).Array[0, 5].Select(properties =>
        {
            var made = new JsonObject();
            foreach (var (name, node) in properties)
                made[name] = node?.DeepClone();
            return (JsonNode?)made;
        });

    private static Gen<JsonNode?> ArrayOf(Gen<JsonNode?> member) =>
        member.Array[0, 3].Select(members => (JsonNode?)new JsonArray([.. members.Select(node => node?.DeepClone())]));
}
