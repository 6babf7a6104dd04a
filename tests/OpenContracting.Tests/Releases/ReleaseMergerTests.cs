using System.Text;
using System.Text.Json.Nodes;
using OpenContracting.Releases;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Releases;

public sealed class ReleaseMergerTests
{
    [Fact]
    public void ReleasesAreOrderedByMomentAndNotByText() =>
        // 23:00 in Panama is 04:00 UTC of the next day, after 03:00 UTC.
        AssertCompiled(
            """{"tender":{"id":"T","title":"después"}}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T23:00:00-05:00","tender":{"id":"T","title":"después"}}""",
            """{"date":"2026-01-02T03:00:00Z","tender":{"id":"T","title":"antes"}}""");

    [Theory]
    [InlineData(MergeBehaviour.OcdsMerge)]
    [InlineData(MergeBehaviour.OcdsMergeRs)]
    public void TheToolsOrderDatesAsText(MergeBehaviour behaviour) =>
        AssertCompiled(
            """{"tender":{"id":"T","title":"antes"}}""", behaviour,
            """{"date":"2026-01-01T23:00:00-05:00","tender":{"id":"T","title":"después"}}""",
            """{"date":"2026-01-02T03:00:00Z","tender":{"id":"T","title":"antes"}}""");

    [Fact]
    public void NullRemovesALiteralAnObjectAndAnArray() =>
        AssertCompiled(
            """{"tender":{"id":"T"}}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T","title":"t","value":{"amount":1}},"awards":[{"id":"1"}]}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"title":null,"value":null},"awards":null}""");

    [Fact]
    public void ToTheToolsNullRemovesLiteralsOnly() =>
        AssertCompiled(
            """{"tender":{"id":"T","value":{"amount":1}},"awards":[{"id":"1"}]}""", MergeBehaviour.OcdsMerge,
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T","title":"t","value":{"amount":1}},"awards":[{"id":"1"}]}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"title":null,"value":null},"awards":null}""");

    [Fact]
    public void AnObjectWhoseFieldsAreAllRemovedIsNoLongerThere() =>
        AssertCompiled(
            """{"tender":{"id":"T"},"awards":[{"id":"1"}]}""", MergeBehaviour.OcdsMerge,
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T","value":{"amount":1}},"awards":[{"id":"1","title":"t"}]}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"value":{"amount":null}},"awards":[{"id":"1","title":null}]}""");

    [Theory]
    [InlineData(MergeBehaviour.Standard, """{"tender":{"id":"T","submissionMethod":[]}}""")]
    [InlineData(MergeBehaviour.OcdsMerge, """{"tender":{"id":"T","submissionMethod":["written"]}}""")]
    [InlineData(MergeBehaviour.OcdsMergeRs, """{"tender":{"id":"T","submissionMethod":[]}}""")]
    public void AnEmptyWholeListReplacesTheEarlierOneButForOneTool(MergeBehaviour behaviour, string expected) =>
        AssertCompiled(
            expected, behaviour,
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T","submissionMethod":["written"]}}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"submissionMethod":[]}}""");

    [Fact]
    public void AnEmptyArrayOrObjectChangesNothing() =>
        AssertCompiled(
            """{"tender":{"id":"T"},"awards":[{"id":"1","title":"t"}]}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T"},"awards":[{"id":"1","title":"t"}]}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{},"awards":[]}""");

    [Theory]
    [InlineData(MergeBehaviour.Standard, """{"awards":[{"id":1,"title":"b"}]}""")]
    [InlineData(MergeBehaviour.OcdsMergeRs, """{"awards":[{"id":1,"title":"a"},{"id":"1","title":"b"}]}""")]
    public void NumberAndTextAreOneIdButForOneTool(MergeBehaviour behaviour, string expected) =>
        AssertCompiled(
            expected, behaviour,
            """{"date":"2026-01-01T00:00:00Z","awards":[{"id":1,"title":"a"}]}""",
            """{"date":"2026-01-02T00:00:00Z","awards":[{"id":"1","title":"b"}]}""");

    [Fact]
    public void ObjectsOfAnUnknownArrayWithoutIdsAreKeptEachTime() =>
        AssertCompiled(
            """{"extra":[{"a":1},{"a":1}]}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","extra":[{"a":1}]}""",
            """{"date":"2026-01-02T00:00:00Z","extra":[{"a":1}]}""");

    [Fact]
    public void AnArrayWithAnythingButObjectsIsReplacedWhole() =>
        AssertCompiled(
            """{"extra":[{"id":"2"},null]}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","extra":[{"id":"1"},"x"]}""",
            """{"date":"2026-01-02T00:00:00Z","extra":[{"id":"2"},null]}""");

    [Fact]
    public void RolesOfALaterReleaseReplaceTheEarlierOnes() =>
        AssertCompiled(
            """{"parties":[{"id":"P","roles":["supplier"]}]}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","parties":[{"id":"P","roles":["tenderer"]}]}""",
            """{"date":"2026-01-02T00:00:00Z","parties":[{"id":"P","roles":["supplier"]}]}""");

    [Fact]
    public void AChangeOfTypeIsAnErrorToOneTool() =>
        Assert.Equal("type-change", Assert.Throws<MergeException>(() => Compile(
            MergeOptions.Default with { Behaviour = MergeBehaviour.OcdsMerge },
            """{"date":"2026-01-01T00:00:00Z","tender":{"value":{"amount":1}}}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"value":"uno"}}""")).Code);

    [Fact]
    public void AChangeOfTypeAndARepeatedIdAreWarnedOf()
    {
        var warnings = new List<MergeWarning>();

        Compile(
            MergeOptions.Default with { Warn = warnings.Add },
            """{"date":"2026-01-01T00:00:00Z","tender":{"value":{"amount":1}}}""",
            """{"date":"2026-01-02T00:00:00Z","tender":{"value":"uno"},"awards":[{"id":"1"}]}""",
            """{"date":"2026-01-03T00:00:00Z","awards":[{"id":"1","title":"a"},{"id":"1","title":"b"}]}""");

        Assert.Equal(
            [new("type-change", "ocds-213czf-1", "tender/value", "\"uno\""), new("duplicate-id", "ocds-213czf-1", "awards", "\"1\"")],
            warnings);
    }

    [Theory]
    [InlineData("missing-date", """{"tender":{"id":"T"}}""")]
    [InlineData("missing-date", """{"date":null}""")]
    [InlineData("different-ocids", """{"ocid":"ocds-213czf-2","date":"2026-01-01T00:00:00Z"}""")]
    [InlineData("malformed-json", """{"date":""")]
    [InlineData("not-an-object", "[]")]
    public void ReleasesThatCannotBeMergedAreToldApart(string code, string release) =>
        Assert.Equal(code, Assert.Throws<MergeException>(() => ReleaseMerger.Compile(
            [Bytes("""{"ocid":"ocds-213czf-1","date":"2026-01-01T00:00:00Z"}"""), Bytes(release.Contains("ocid") || release[0] == '[' ? release : release.Replace("{", "{\"ocid\":\"ocds-213czf-1\","))])).Code);

    [Fact]
    public void OneReleaseWithoutADateIsCompiledAsItStands() =>
        AssertJson.Equal(
            """{"ocid":"ocds-213czf-1","id":"ocds-213czf-1","tag":["compiled"],"tender":{"id":"T"}}""",
            ReleaseMerger.Compile([Bytes("""{"ocid":"ocds-213czf-1","id":"x","tender":{"id":"T"}}""")]));

    [Fact]
    public void OneReleaseWithoutADateHasThatOfItsPackageAndItIsTold()
    {
        var warnings = new List<MergeWarning>();
        var release = Bytes("""{"ocid":"ocds-213czf-1","id":"x","date":null,"tag":["tender"],"tender":{"id":"T"}}""");
        var options = new MergeOptions { DateWhenMissing = "2026-01-02T00:00:00Z", Warn = warnings.Add };

        AssertJson.Equal(
            """{"ocid":"ocds-213czf-1","id":"ocds-213czf-1-2026-01-02T00:00:00Z","date":"2026-01-02T00:00:00Z","tag":["compiled"],"tender":{"id":"T"}}""",
            ReleaseMerger.Compile([release], options));
        AssertJson.Equal(
            """{"ocid":"ocds-213czf-1","tender":{"id":[{"releaseID":"x","releaseDate":"2026-01-02T00:00:00Z","releaseTag":["tender"],"value":"T"}]}}""",
            ReleaseMerger.Version([release], options));
        ReleaseMerger.Compile([release], options with { DateWhenMissing = null });
        Assert.Equal(["date-of-package", "date-of-package", "missing-date"], warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void VersionsKeepWhatAFieldHeldBeforeItsTypeChanged()
    {
        const string Head = """{"releaseID":"{0}","releaseDate":"2026-01-0{0}T00:00:00Z","releaseTag":["tender"],"value":""";
        byte[] versions = ReleaseMerger.Version(
        [
            Bytes("""{"ocid":"o","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"a":{"b":1,"c":[{"id":"x","d":1}]},"e":"text"}"""),
            Bytes("""{"ocid":"o","id":"2","date":"2026-01-02T00:00:00Z","tag":["tender"],"a":{"b":2,"c":[{"id":"y"}]},"e":{"f":1}}"""),
            Bytes("""{"ocid":"o","id":"3","date":"2026-01-03T00:00:00Z","tag":["tender"],"a":"text","e":{"g":2}}"""),
        ]);
        string At(int release, string value) => Head.Replace("{0}", $"{release}") + value + "}";

        AssertJson.Equal(
            $$"""
            {"ocid":"o",
             "a":[{{At(1, """{"b":1,"c":[{"id":"x","d":1}]}""")}},{{At(2, """{"b":2,"c":[{"id":"x","d":1},{"id":"y"}]}""")}},{{At(3, "\"text\"")}}],
             "e":[{{At(1, "\"text\"")}},{{At(2, """{"f":1}""")}},{{At(3, """{"f":1,"g":2}""")}}]}
            """,
            versions);
    }

    [Fact]
    public void ANameThatStandsTwiceInOneObjectCountsOnceWithItsLastValue() =>
        AssertCompiled(
            """{"tender":{"id":"T","title":"b"}}""", MergeBehaviour.Standard,
            """{"date":"2026-01-01T00:00:00Z","tender":{"title":"a","id":"T","title":"b"}}""");

    [Fact]
    public void ObjectsAreKeptApartOrMatchedByPlaceWhereTheRulesSaySo()
    {
        string[] releases =
        [
            """{"date":"2026-01-01T00:00:00Z","awards":[{"id":"A","items":[{"id":"0","quantity":1},{"id":"0","quantity":2}]}]}""",
            """{"date":"2026-01-02T00:00:00Z","awards":[{"id":"A","items":[{"id":"0","quantity":3}]}]}""",
        ];

        AssertCompiled(
            """{"awards":[{"id":"A","items":[{"id":"0","quantity":1},{"id":"0","quantity":2},{"id":"0","quantity":3}]}]}""",
            MergeOptions.Default with { Rules = MergeRules.Ocds115.With("awards/items", ArrayMatching.Never) }, releases);
        AssertCompiled(
            """{"awards":[{"id":"A","items":[{"id":"0","quantity":3},{"id":"0","quantity":2}]}]}""",
            MergeOptions.Default with { Rules = MergeRules.Ocds115.With("awards/items", ArrayMatching.ByPosition) }, releases);
    }

    [Fact]
    public void VersionsKeepANullAndTheFirstValueEvenIfNull() =>
        AssertJson.Equal(
            """
            {"ocid":"ocds-213czf-1","tender":{"title":[
              {"releaseID":"1","releaseDate":"2026-01-01T00:00:00Z","releaseTag":["tender"],"value":null},
              {"releaseID":"2","releaseDate":"2026-01-02T00:00:00Z","releaseTag":["tender"],"value":"a"},
              {"releaseID":"4","releaseDate":"2026-01-04T00:00:00Z","releaseTag":["tender"],"value":null}]}}
            """,
            ReleaseMerger.Version(
            [
                Bytes("""{"ocid":"ocds-213czf-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"tender":{"title":null}}"""),
                Bytes("""{"ocid":"ocds-213czf-1","id":"2","date":"2026-01-02T00:00:00Z","tag":["tender"],"tender":{"title":"a"}}"""),
                Bytes("""{"ocid":"ocds-213czf-1","id":"3","date":"2026-01-03T00:00:00Z","tag":["tender"],"tender":{"title":"a"}}"""),
                Bytes("""{"ocid":"ocds-213czf-1","id":"4","date":"2026-01-04T00:00:00Z","tag":["tender"],"tender":{"title":null}}"""),
            ]));

    [Fact]
    public void ANullOnAnObjectIsANullInTheVersionsOfEachOfItsLiterals() =>
        AssertJson.Equal(
            """
            {"ocid":"ocds-213czf-1","tender":{"value":{"amount":[
              {"releaseID":"1","releaseDate":"2026-01-01T00:00:00Z","releaseTag":["tender"],"value":1},
              {"releaseID":"2","releaseDate":"2026-01-02T00:00:00Z","releaseTag":["tender"],"value":null}]}}}
            """,
            ReleaseMerger.Version(
            [
                Bytes("""{"ocid":"ocds-213czf-1","id":"1","date":"2026-01-01T00:00:00Z","tag":["tender"],"tender":{"value":{"amount":1}}}"""),
                Bytes("""{"ocid":"ocds-213czf-1","id":"2","date":"2026-01-02T00:00:00Z","tag":["tender"],"tender":{"value":null}}"""),
            ]));

    [Fact]
    public void InOcds10SuppliersAreReplacedWholeAndIn11MergedById()
    {
        string[] releases =
        [
            """{"date":"2026-01-01T00:00:00Z","awards":[{"id":"A","suppliers":[{"id":"1"}]}]}""",
            """{"date":"2026-01-02T00:00:00Z","awards":[{"id":"A","suppliers":[{"id":"2"}]}]}""",
        ];

        AssertCompiled("""{"awards":[{"id":"A","suppliers":[{"id":"1"},{"id":"2"}]}]}""", MergeOptions.Default, releases);
        AssertCompiled(
            """{"awards":[{"id":"A","suppliers":[{"id":"2"}]}]}""",
            MergeOptions.Default with { Rules = MergeRules.For(StandardVersion.Ocds103) }, releases);
    }

    [Fact]
    public void AnExtensionChangesTheRules()
    {
        string[] releases =
        [
            """{"date":"2026-01-01T00:00:00Z","tender":{"id":"T","lots":[{"id":"1"}],"status":"active"},"awards":[{"id":"1","relatedLots":["1"]}]}""",
            """{"date":"2026-01-02T00:00:00Z","awards":[{"id":"1","relatedLots":[]}]}""",
        ];
        var patched = MergeRules.For(
            StandardVersion.Ocds115, ["https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/master/extension.json"]);

        // Without the extension an empty array of what the schema does not know changes nothing.
        AssertCompiled(
            """{"tender":{"id":"T","lots":[{"id":"1"}],"status":"active"},"awards":[{"id":"1","relatedLots":["1"]}]}""", MergeOptions.Default, releases);
        AssertCompiled(
            """{"tender":{"id":"T","lots":[{"id":"1"}],"status":"active"},"awards":[{"id":"1","relatedLots":[]}]}""",
            MergeOptions.Default with { Rules = patched }, releases);
    }

    private static void AssertCompiled(string expected, MergeBehaviour behaviour, params string[] releases) =>
        AssertCompiled(expected, MergeOptions.Default with { Behaviour = behaviour }, releases);

    /// <summary>Compares what is merged; the head that every compiled release has is left aside.</summary>
    private static void AssertCompiled(string expected, MergeOptions options, params string[] releases)
    {
        var compiled = JsonNode.Parse(Compile(options, releases))!.AsObject();
        foreach (var head in (string[])["ocid", "id", "date", "tag"])
            Assert.True(compiled.Remove(head));

        AssertJson.Equal(expected, Encoding.UTF8.GetBytes(compiled.ToJsonString()));
    }

    private static byte[] Compile(MergeOptions options, params string[] releases) =>
        ReleaseMerger.Compile([.. releases.Select(release => Bytes(release.Insert(1, "\"ocid\":\"ocds-213czf-1\",")))], options);

    private static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
