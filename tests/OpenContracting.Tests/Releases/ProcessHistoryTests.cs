using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenContracting.Exports;
using OpenContracting.Releases;
using OpenContracting.Releases.States;
using OpenContracting.Tests.Projects;

namespace OpenContracting.Tests.Releases;

public sealed class ProcessHistoryTests
{
    private const string Ocid = "ocds-213czf-2026-0-09-03-08-LP-900001-1";

    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Escaped = new();

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Texts = ["", "puente", "«así» \"dicho\"\n", "niño 😀", "\u2028", "\u0001\u007F", "a/b <c>"];

    [Fact]
    public void TheFirstStateIsPublishedAsItIs()
    {
        var state = Monthly("2026-07-01", """{"tender":{"id":"T","title":"Puente"}}""");

        var decision = new ProcessHistory(Ocid).Add(state);

        Assert.Equal(StateChange.First, decision.Change);
        AssertJson.Equal(Encoding.UTF8.GetString(state.Release.Json.Span), decision.Release!.Json);
    }

    [Fact]
    public void AChangedStateIsPublishedWholeWithNullForEachLiteralThatIsGone()
    {
        var history = ProcessHistory.Of(
        [
            Monthly("2026-07-01", """{"tender":{"id":"T","title":"Puente","description":"d","value":{"amount":5,"currency":"PAB"}},"language":"es"}"""),
            Monthly("2026-08-01", """{"tender":{"id":"T","title":"Puente nuevo"},"awards":[{"id":"A","title":"a"}]}"""),
        ]);

        AssertRelease(
            """
            {"tag":["tenderUpdate","award"],
             "tender":{"id":"T","title":"Puente nuevo","description":null,"value":{"amount":null,"currency":null}},
             "awards":[{"id":"A","title":"a"}],"language":null}
            """, history.Releases[1]);
        Assert.Equal($"{Ocid}-2026-08-01T00:00:00-05:00", history.Releases[1].Id);
        Assert.False(history.EmbedsNewestOnly());
        Assert.Equal(history.Releases.Select(release => release.Id), EmbeddedIds(history));
    }

    [Fact]
    public void AStateThatSaysNothingNewLeavesTheCompiledReleaseAsItWasToTheByte()
    {
        var first = Monthly("2026-07-01", """{"tender":{"id":"T","title":"Puente"},"awards":[{"id":"A","title":"a"}]}""", exported: "2026-08-01");
        // A database keeps moments in UTC.
        first = first with { Release = first.Release with { Date = first.Release.Date.ToUniversalTime() } };
        var again = first with { ExportDate = first.ExportDate!.Value.AddDays(1).ToUniversalTime(), UnknownTables = ["com_awards"] };

        var history = ProcessHistory.Of([first, again]);

        Assert.Equal(Encoding.UTF8.GetString(ProcessHistory.Of([first]).CompiledJson().Span), Encoding.UTF8.GetString(history.CompiledJson().Span));
        Assert.Single(history.Releases);
    }

    [Fact]
    public void AMemberThatIsGoneIsEmptiedAndTheRecordEmbedsTheNewestReleaseOnly()
    {
        var history = ProcessHistory.Of(
        [
            Monthly("2026-07-01", """{"awards":[{"id":"A"},{"id":"B"}],"contracts":[{"id":"C","awardID":"A","title":"c","period":{"durationInDays":5}}]}"""),
            Monthly("2026-08-01", """{"awards":[{"id":"A"},{"id":"B"}]}"""),
        ]);

        AssertRelease(
            """{"tag":["contractUpdate"],"awards":[{"id":"A"},{"id":"B"}],"contracts":[{"id":"C","awardID":"A","title":null,"period":{"durationInDays":null}}]}""",
            history.Releases[1]);
        Assert.True(history.EmbedsNewestOnly());
        Assert.Equal([history.Releases[1].Id], EmbeddedIds(history));
        AssertCompiled("""{"awards":[{"id":"A"},{"id":"B"}]}""", history);
    }

    [Fact]
    public void AStateThatSaysNothingNewPublishesNothing()
    {
        var history = ProcessHistory.Of([Monthly("2026-07-01", """{"tender":{"id":"T"}}""")]);

        Assert.Equal(new(StateChange.Unchanged, null), history.Add(Monthly("2026-08-01", """{"tender":{"id":"T"}}""")));
        Assert.Single(history.Releases);
    }

    [Fact]
    public void AnOlderStateThatComesInLaterPublishesNothing()
    {
        var history = ProcessHistory.Of([Monthly("2026-08-01", """{"tender":{"id":"T","title":"nuevo"}}""")]);

        Assert.Equal(new(StateChange.Older, null), history.Add(Monthly("2026-07-01", """{"tender":{"id":"T","title":"viejo"}}""")));
        AssertCompiled("""{"tender":{"id":"T","title":"nuevo"}}""", history);
    }

    [Fact]
    public void OfTwoStatesWithOneDateTheNewerExportCounts()
    {
        var history = ProcessHistory.Of([Monthly("2026-07-01", """{"tender":{"id":"T"}}""", exported: "2026-08-01")]);

        var healed = history.Add(Monthly("2026-07-01", """{"tender":{"id":"T","title":"fila corregida"}}""", exported: "2026-08-15"));

        Assert.Equal(StateChange.Changed, healed.Change);
        Assert.Equal(DateTimeOffset.Parse("2026-08-15T00:00:00-05:00"), healed.Release!.Date);
    }

    [Fact]
    public void WhatAMissingTableWouldSayStaysAsItWas()
    {
        var history = ProcessHistory.Of(
        [
            Monthly("2026-07-01", """{"tender":{"id":"T","title":"a"},"contracts":[{"id":"C","awardID":"A","documents":[{"id":"D"}]}]}"""),
            Monthly("2026-08-01", """{"tender":{"id":"T","title":"b"}}""", unknown: ["com_contracts", "com_con_documents"]),
        ]);

        AssertCompiled("""{"tender":{"id":"T","title":"b"},"contracts":[{"id":"C","awardID":"A","documents":[{"id":"D"}]}]}""", history);
        Assert.Equal("julio.csv", Provenance.Find(history.Releases[1].Provenance, "/contracts/0/documents/0/id").File);
        Assert.Equal("agosto.csv", Provenance.Find(history.Releases[1].Provenance, "/tender/title").File);
    }

    [Fact]
    public void AMissingTableOfDocumentsKeepsTheDocumentsOfTheContractsThatAreStillThere()
    {
        var history = ProcessHistory.Of(
        [
            Monthly("2026-07-01", """{"contracts":[{"id":"C","awardID":"A","documents":[{"id":"D"}]},{"id":"E","awardID":"A","documents":[{"id":"F"}]}]}"""),
            Monthly("2026-08-01", """{"contracts":[{"id":"C","awardID":"A","title":"t"}]}""", unknown: ["com_con_documents"]),
        ]);

        AssertCompiled("""{"contracts":[{"id":"C","awardID":"A","title":"t","documents":[{"id":"D"}]}]}""", history);
    }

    [Fact]
    public void SourcesCompleteOneAnotherInTheOrderOfTheTable()
    {
        var history = ProcessHistory.Of(
        [
            State("dgcp", Adapters.DgcpV2List, "2026-08-20", """{"tender":{"id":"T","title":"de la lista","status":"cancelled","uri":"https://example.org"}}"""),
            State("dgcp", Adapters.DgcpMonthly, "2026-08-01", """{"tender":{"id":"T","title":"de la tabla","status":"active"},"buyer":{"id":"B"},"parties":[{"id":"B","roles":["buyer"]}]}"""),
            State("mop", Adapters.Template, "2026-06-01", """{"planning":{"project":{"id":"SINIP-1"}},"tender":{"id":"T","title":"del proyecto"}}"""),
        ]);

        AssertCompiled(
            """
            {"tender":{"id":"T","title":"de la tabla","status":"cancelled","uri":"https://example.org"},"planning":{"project":{"id":"SINIP-1"}},
             "buyer":{"id":"B"},"parties":[{"id":"B","roles":["buyer"]}]}
            """, history);
        Assert.Equal([StateChange.First, StateChange.Changed, StateChange.Changed], Changes(history));
    }

    [Fact]
    public void ASourceThatKnowsTheNumberAloneSpeaksOfTheProcessWithTheOcid()
    {
        var list = State("dgcp", Adapters.DgcpV3List, "2026-06-20", """{"tender":{"id":"T","title":"de la lista","status":"planned"}}""");
        var listed = JsonNode.Parse(list.Release.Json.Span)!.AsObject();
        listed.Remove("ocid");
        list = list with { Release = list.Release with { Ocid = null, Json = Encoding.UTF8.GetBytes(listed.ToJsonString()) } };

        var history = ProcessHistory.Of([Monthly("2026-07-01", """{"tender":{"id":"T","title":"de la tabla","status":"active"}}"""), list]);

        Assert.Equal([Ocid, Ocid], history.Releases.Select(release => JsonNode.Parse(release.Json.Span)!["ocid"]!.GetValue<string>()));
        Assert.Equal([Ocid, Ocid], history.Releases.Select(release => release.Ocid));
        AssertCompiled("""{"tender":{"id":"T","title":"de la tabla","status":"active"}}""", history);
    }

    [Fact]
    public void EventsAreMergedAsTheStandardSaysAndPublishedAsTheyAre()
    {
        var first = State("dgcp", Adapters.OcdsRelease, "2026-07-01", """{"tender":{"id":"T","title":"a"},"awards":[{"id":"1","title":"x"}]}""", "1");
        var second = State("dgcp", Adapters.OcdsRelease, "2026-08-01", """{"tender":{"title":null},"awards":[{"id":"1","status":"active"},{"id":"2"}]}""", "2");

        var history = ProcessHistory.Of([first, second, second]);

        AssertCompiled("""{"tender":{"id":"T"},"awards":[{"id":"1","title":"x","status":"active"},{"id":"2"}]}""", history);
        Assert.Equal([first.Release, second.Release], history.Releases);
    }

    [Fact]
    public void TheReleasesDoNotDependOnTheOrderOfArrival() => Gen.Select(Histories, Gen.Int).Sample((states, seed) =>
        Assert.Equal(
            ProcessHistory.Of(states).Releases.Select(release => Encoding.UTF8.GetString(release.Json.Span)),
            ProcessHistory.Of(Shuffled(states, seed)).Releases.Select(release => Encoding.UTF8.GetString(release.Json.Span))));

    [Fact]
    public void TheCompiledReleaseAloneIsTheCompiledRelease() => Histories.Sample(states =>
    {
        var history = ProcessHistory.Of(states);

        AssertJson.Equal(Encoding.UTF8.GetString(history.Compiled().Json.Span), history.CompiledJson());
    });

    [Fact]
    public void WhereAHistoryEndsIsToldWithoutItsReleasesAsTheyTellIt()
    {
        var read = 0;
        Arrivals.Sample(states =>
        {
            var (ends, released) = (ProcessHistory.Of(states), ProcessHistory.Of(states));

            Assert.Equal(released.Releases.Max(release => release.Date), ends.Date);
            if (states.Count > 1)
                Assert.Equal(Encoding.UTF8.GetString(released.Compiled().Json.Span), Encoding.UTF8.GetString(ends.CompiledJson().Span));
            Assert.Equal(ends.CompiledJson(), ends.CompiledJson());
            if (SuccessiveStates.Read(ends.States, Ocid) is not null)
                Interlocked.Increment(ref read);
        }, iter: 1000);

        Assert.True(read > 300, $"{read} histories were read off their newest state.");
    }

    [Fact]
    public void NoReleaseDependsOnWhetherItsProvenanceIsKnown() => Arrivals.Sample(states =>
    {
        var without = ProcessHistory.Of(states.Select(state => state with { Release = state.Release with { Provenance = default } }));

        Assert.Equal(ProcessHistory.Of(states).Releases.Select(release => (release.Id, release.Date, Encoding.UTF8.GetString(release.Json.Span))),
            without.Releases.Select(release => (release.Id, release.Date, Encoding.UTF8.GetString(release.Json.Span))));
    });

    [Fact]
    public void StatesAsTheyAreStoredAreReadOffTheirBytes()
    {
        foreach (var json in SyntheticSample.Releases.Values.Take(200))
        {
            var state = Monthly("2026-07-01", "{}");
            state = state with { Release = state.Release with { Json = json } };
            var states = new[] { state, state with { ExportDate = DateTimeOffset.UnixEpoch } };

            var read = SuccessiveStates.Read(states, Ocid);

            Assert.NotNull(read);
            Assert.Equal(Encoding.UTF8.GetString(ProcessHistory.Of(states).Compiled().Json.Span), Encoding.UTF8.GetString(read.Compiled.Span));
        }
    }

    [Fact]
    public void TheCompiledReleaseDoesNotDependOnTheOrderOfArrival() =>
        Gen.Select(Histories, Gen.Int).Sample((states, seed) =>
        {
            var shuffled = Shuffled(states, seed);

            Assert.Equal(
                Encoding.UTF8.GetString(ProcessHistory.Of(states).Compiled().Json.Span),
                Encoding.UTF8.GetString(ProcessHistory.Of(shuffled).Compiled().Json.Span));
        });

    [Fact]
    public void MergingThePublishedReleasesGivesTheNewestStateUnlessTheRecordSaysSo() => Histories.Sample(states =>
    {
        var history = ProcessHistory.Of(states);
        if (history.EmbedsNewestOnly() || history.Releases.Count == 0)
            return;

        var merged = JsonNode.Parse(ReleaseMerger.Compile([.. history.Releases.Select(release => release.Json)]))!;
        var compiled = JsonNode.Parse(history.Compiled().Json.Span)!;
        foreach (var head in (string[])["id", "date", "tag"])
        {
            merged.AsObject().Remove(head);
            compiled.AsObject().Remove(head);
        }

        AssertJson.Equal(compiled.ToJsonString(), Encoding.UTF8.GetBytes(merged.ToJsonString()));
    });

    private static IEnumerable<string> EmbeddedIds(ProcessHistory history) =>
        JsonNode.Parse(history.Record(Ocid, history.Compiled().Json))!["releases"]!.AsArray().Select(release => (string)release!["id"]!);

    private static Gen<List<ProcessState>> Histories => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2]).Array[1, 5]
        .Select(made => made.Select((pick, number) => Monthly($"2026-0{number + 1}-01", Content(pick))).ToList());

    /// <summary>States as they may come in: of a few dates, sources and shapes, some without the ocid or with tables missing, some written by others than us.</summary>
    private static Gen<List<ProcessState>> Arrivals => Gen.Select(
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2]), Gen.Int[0, 29], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, Texts.Length - 1], Gen.Int[0, 9]).Array[1, 5]
        .Select(made => made.Select(arrival =>
        {
            var (pick, kind, month, exported, text, form) = arrival;
            var content = JsonNode.Parse(Content(pick))!.AsObject();
            if (form < 5)
                content["tender"]!["description"] = Texts[text];
            if (form == 1)
                content["buyer"] = new JsonObject { ["id"] = "B", ["identifier"] = new JsonObject { ["id"] = $"{Privacy.PersonId}{new string('0', Privacy.DigitsOfId)}" } };
            if (form is 1 or 2)
                content["parties"] = new JsonArray(new JsonObject { ["id"] = "B", ["address"] = new JsonObject { ["region"] = "Colón" }, ["roles"] = new JsonArray("buyer") });
            if (form == 3)
                content["tag"] = new JsonArray("award");
            var state = Monthly($"2026-0{month}-01", content.ToJsonString(), exported == 0 ? null : $"2026-0{exported}-15", kind == 0 ? ["com_awards"] : null);
            var release = JsonNode.Parse(state.Release.Json.Span)!.AsObject();
            if (kind == 1)
                release.Remove("ocid");
            if (form == 4)
                release["tender"]!["value"] = JsonNode.Parse("""{"currency":"PAB","amount":1.0}""");
            return state with
            {
                Source = kind == 2 ? "mop" : "dgcp",
                Adapter = kind == 1 ? Adapters.DgcpV3List : kind == 3 ? Adapters.OcdsRelease : Adapters.DgcpMonthly,
                Release = state.Release with
                {
                    Ocid = kind == 1 ? null : Ocid,
                    Json = Encoding.UTF8.GetBytes(release.ToJsonString(kind == 4 ? Spaced : kind == 5 ? Escaped : Plain)),
                },
            };
        }).ToList());

    private static List<ProcessState> Shuffled(List<ProcessState> states, int seed) =>
        [.. states.OrderBy(state => (uint)(seed * 31 + state.Release.Date.Month) * 2654435761u)];

    private static string Content((int Title, int Value, int Awards, int Language) pick)
    {
        var content = new JsonObject { ["tender"] = new JsonObject { ["id"] = "T" } };
        if (pick.Title > 0)
            content["tender"]!["title"] = $"título {pick.Title}";
        if (pick.Value > 0)
            content["tender"]!["value"] = new JsonObject { ["amount"] = pick.Value, ["currency"] = "PAB" };
        for (var award = 1; award <= pick.Awards; award++)
            (content["awards"] ??= new JsonArray()).AsArray().Add(new JsonObject { ["id"] = $"{award}", ["title"] = $"{pick.Title}" });
        if (pick.Language > 0)
            content["language"] = "es";
        return content.ToJsonString();
    }

    private static List<StateChange> Changes(ProcessHistory history)
    {
        var replayed = new ProcessHistory(Ocid);
        return [.. history.States.Select(state => replayed.Add(state).Change)];
    }

    private static ProcessState Monthly(string date, string content, string? exported = null, string[]? unknown = null) =>
        State("dgcp", Adapters.DgcpMonthly, date, content) with
        {
            ExportDate = exported is null ? null : DateTimeOffset.Parse(exported + "T00:00:00-05:00"),
            UnknownTables = unknown ?? [],
        };

    private static ProcessState State(string source, string adapter, string date, string content, string? id = null)
    {
        var moment = $"{date}T00:00:00-05:00";
        var release = JsonNode.Parse(content)!.AsObject();
        var whole = new JsonObject { ["ocid"] = Ocid, ["id"] = id ?? $"{Ocid}-{moment}", ["date"] = moment, ["tag"] = new JsonArray("tender") };
        foreach (var (name, value) in release)
            whole[name] = value?.DeepClone();
        var file = date[5..7] == "08" ? "agosto.csv" : "julio.csv";
        return new ProcessState
        {
            Source = source,
            Adapter = adapter,
            Release = new ReleaseDocument
            {
                ProcessKey = Ocid,
                Ocid = Ocid,
                Id = id ?? $"{Ocid}-{moment}",
                Date = DateTimeOffset.Parse(moment),
                Json = Encoding.UTF8.GetBytes(whole.ToJsonString()),
                Provenance = Encoding.UTF8.GetBytes($$$"""{"sources":[["{{{file}}}",2]],"columns":[""],"rules":["shape"],"values":{}}"""),
            },
        };
    }

    private static void AssertRelease(string expected, ReleaseDocument release)
    {
        var actual = JsonNode.Parse(release.Json.Span)!.AsObject();
        foreach (var head in (string[])["ocid", "id", "date"])
            Assert.True(actual.Remove(head));

        AssertJson.Equal(expected, Encoding.UTF8.GetBytes(actual.ToJsonString()));
    }

    private static void AssertCompiled(string expected, ProcessHistory history)
    {
        var compiled = JsonNode.Parse(history.Compiled().Json.Span)!.AsObject();
        Assert.Equal("[\"compiled\"]", compiled["tag"]!.ToJsonString());
        foreach (var head in (string[])["ocid", "id", "date", "tag"])
            Assert.True(compiled.Remove(head));

        AssertJson.Equal(expected, Encoding.UTF8.GetBytes(compiled.ToJsonString()));
    }
}
