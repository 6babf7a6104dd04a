using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Releases;

/// <summary>The merge against a slow and plain one, and the laws that hold for any releases.</summary>
public sealed class MergePropertyTests
{
    private static readonly Gen<JsonNode?> Text = Gen.Int[0, 9].Select(pick => Pick(pick, "a", "b", "ñ \"c\"", "")).Select(text => (JsonNode?)JsonValue.Create(text));

    private static readonly Gen<JsonNode?> Literal = Gen.Frequency(
        (6, Text), (2, Gen.Int[0, 3].Select(number => (JsonNode?)JsonValue.Create(number))), (1, Gen.Const((JsonNode?)null)));

    private static readonly Gen<JsonNode?> Texts = Gen.Int[0, 9].Select(pick => Pick(pick, "x", "y")).Array[0, 2]
        .Select(texts => (JsonNode?)new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]));

    private static readonly Gen<JsonNode?> Value = Object(("amount", Literal), ("currency", Literal));

    private static readonly Gen<JsonNode?> Items = Members(("description", Literal), ("unit", Object(("name", Literal))), ("value", Value));

    private static readonly Gen<JsonNode?> Release = Object(
        ("tender", OrNull(Object(("title", Literal), ("value", OrNull(Value)), ("items", OrNull(Items)), ("submissionMethod", OrNull(Texts))))),
        ("awards", OrNull(Members(("title", Literal), ("items", Items), ("value", OrNull(Value))))),
        ("parties", Members(("name", Literal), ("roles", Texts))),
        ("language", Literal),
        ("extra", OrNull(Members(("nota", Literal)))));

    private static readonly Gen<List<JsonObject>> Releases = Release.Array[1, 5].Select(made => made.Select((node, number) =>
    {
        var release = (JsonObject)node!.DeepClone();
        release["ocid"] = "ocds-213czf-1";
        release["id"] = $"{number}";
        release["date"] = $"2026-01-0{number + 1}T00:00:00Z";
        release["tag"] = new JsonArray("tender");
        return release;
    }).ToList());

    [Fact]
    public void CompilingGivesWhatThePlainMergeGives() => Releases.Sample(releases =>
        AssertJson.Equal(PlainMerge.Compile(releases).ToJsonString(), Compile(releases)));

    [Fact]
    public void CompilingDoesNotDependOnTheOrderInWhichReleasesAreGiven() =>
        Gen.Select(Releases, Gen.Int).Sample((releases, seed) =>
        {
            var shuffled = releases.OrderBy(release => HashCode.Combine(seed, release["id"]!.GetValue<string>())).ToList();

            Assert.Equal(Encoding.UTF8.GetString(Compile(releases)), Encoding.UTF8.GetString(Compile(shuffled)));
        });

    [Fact]
    public void WhiteSpaceInReleasesDoesNotChangeAByteOfTheResult() => Releases.Sample(releases =>
    {
        var spaced = releases.Select(release => new ReadOnlyMemory<byte>(
            Encoding.UTF8.GetBytes(release.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })))).ToList();

        Assert.Equal(Encoding.UTF8.GetString(Compile(releases)), Encoding.UTF8.GetString(ReleaseMerger.Compile(spaced)));
    });

    [Fact]
    public void WhatIsSaidAgainIsMergedAsThePlainMergeMergesIt() => Releases.Sample(releases =>
    {
        var again = SaidAgain(releases);

        AssertJson.Equal(PlainMerge.Compile(again).ToJsonString(), Compile(again));
    });

    [Fact]
    public void WhatIsSaidAgainInOtherWhiteSpaceIsTheSameInEveryVersion() => Releases.Sample(releases =>
    {
        var again = SaidAgain(releases);
        var spaced = again.Select((release, number) => number % 2 == 0
            ? Bytes([release])[0]
            : Encoding.UTF8.GetBytes(release.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))).ToList();

        Assert.Equal(Encoding.UTF8.GetString(ReleaseMerger.Version(spaced)), Encoding.UTF8.GetString(ReleaseMerger.Version(Bytes(again))));
    });

    [Fact]
    public void TheNewestVersionOfEachLiteralIsItsCompiledValue() => Releases.Sample(releases =>
    {
        // Versions keep the members of an array that is removed whole, as {id} and nulls; the compiled release does not.
        foreach (var release in releases)
            RemoveNulls(release, "tender", "items", "awards", "extra");
        var versioned = JsonNode.Parse(ReleaseMerger.Version(Bytes(releases)))!.AsObject();
        var compiled = JsonNode.Parse(Compile(releases))!.AsObject();
        foreach (var head in (string[])["id", "date", "tag"])
            compiled.Remove(head);

        AssertJson.Equal(compiled.ToJsonString(), Encoding.UTF8.GetBytes(Newest(versioned)!.ToJsonString()));
    });

    [Fact]
    public void CompilingACompiledReleaseChangesNothingButItsId() => Releases.Sample(releases =>
    {
        var once = Compile(releases);

        Assert.Equal(Encoding.UTF8.GetString(once), Encoding.UTF8.GetString(ReleaseMerger.Compile([once])));
    });

    /// <summary>Each release and, twelve hours later, the same again under another id.</summary>
    private static List<JsonObject> SaidAgain(List<JsonObject> releases) =>
        [.. releases.SelectMany(release =>
        {
            var again = (JsonObject)release.DeepClone();
            again["id"] = $"{release["id"]}-again";
            again["date"] = release["date"]!.GetValue<string>().Replace("T00", "T12", StringComparison.Ordinal);
            return new[] { release, again };
        })];

    private static string Pick(int pick, params string[] texts) => texts[pick % texts.Length];

    private static Gen<JsonNode?> OrNull(Gen<JsonNode?> gen) => Gen.Frequency((8, gen), (1, Gen.Const((JsonNode?)null)));

    private static Gen<JsonNode?> Object(params (string Name, Gen<JsonNode?> Value)[] properties) =>
        properties.Aggregate(
            Gen.Const(new JsonObject()),
            (made, property) => Gen.Select(made, Gen.Int[0, 2], property.Value).Select((node, chance, value) =>
            {
                var copy = (JsonObject)node.DeepClone();
                if (chance > 0)
                    copy[property.Name] = value?.DeepClone();
                return copy;
            })).Select(node => (JsonNode?)node);

    private static Gen<JsonNode?> Members(params (string Name, Gen<JsonNode?> Value)[] properties) =>
        Gen.Select(Gen.Int[0, 9].Select(pick => Pick(pick, "1", "2", "3", "")), Object(properties)).Select((id, member) =>
        {
            var copy = (JsonObject)member!.DeepClone();
            if (id.Length > 0)
                copy["id"] = id;
            return copy;
        }).Array[0, 4].Select(members => (JsonNode?)new JsonArray([.. members.Select(member => (JsonNode?)member.DeepClone())]));

    private static void RemoveNulls(JsonObject node, params string[] names)
    {
        foreach (var (name, value) in node.ToList())
        {
            if (value is null && names.Contains(name))
                node.Remove(name);
            else if (value is JsonObject child)
                RemoveNulls(child, names);
        }
    }

    private static JsonNode? Newest(JsonNode? node)
    {
        if (node is JsonArray { Count: > 0 } versions && versions[0] is JsonObject first && first.ContainsKey("releaseID"))
            return versions[^1]!["value"]?.DeepClone();
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(Newest).Where(member => member is not JsonObject { Count: 0 })]);
        if (node is not JsonObject versioned)
            return node?.DeepClone();
        var newest = new JsonObject();
        foreach (var (name, value) in versioned)
            if (Newest(value) is { } kept and not (JsonObject { Count: 0 }) && (kept is not JsonArray { Count: 0 } || IsLiteral(value)))
                newest[name] = kept;
        return newest;
    }

    private static bool IsLiteral(JsonNode? node) => node is JsonArray { Count: > 0 } versions && versions[0] is JsonObject first && first.ContainsKey("releaseID");

    private static byte[] Compile(List<JsonObject> releases) => ReleaseMerger.Compile(Bytes(releases));

    private static List<ReadOnlyMemory<byte>> Bytes(List<JsonObject> releases) =>
        [.. releases.Select(release => new ReadOnlyMemory<byte>(
            Encoding.UTF8.GetBytes(release.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))))];
}
