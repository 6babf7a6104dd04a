using System.Text.Json;
using System.Text.Json.Nodes;
using OpenContracting.Publications;

namespace OpenContracting.Tests.Publications;

public sealed class VersionDifferenceTests
{
    [Fact]
    public void TheSameSaidInAnotherOrderIsNoDifference() =>
        Assert.Empty(Between("""{"a":1,"b":[1,2]}""", """{ "b": [1, 2], "a": 1.0 }"""));

    [Fact]
    public void AnObjectAddedInFrontOfAListIsOneAddition()
    {
        var change = Assert.Single(Between("""{"parties":[{"id":"b","name":"B"}]}""", """{"parties":[{"id":"a"},{"id":"b","name":"B"}]}"""));

        Assert.Equal(("add", "/parties/0"), (change.Operation, change.Pointer));
    }

    [Fact]
    public void AFieldOfAnObjectInAListIsFoundByTheObjectsId()
    {
        var changes = Between(
            """{"x":[{"id":1,"v":"old"},{"id":2,"v":"two"},{"id":3}]}""",
            """{"x":[{"id":2,"v":"new"},{"id":3}]}""");

        Assert.Equal(["remove /x/0", "replace /x/0/v"], changes.Select(change => $"{change.Operation} {change.Pointer}"));
        Assert.Equal("two", changes[1].Before?.GetString());
        Assert.Equal("new", changes[1].After?.GetString());
    }

    [Theory]
    [InlineData("""{"x":[{"id":1},{"id":2}]}""", """{"x":[{"id":2},{"id":1}]}""")]
    [InlineData("""{"x":[{"id":1},{"id":1}]}""", """{"x":[{"id":1}]}""")]
    [InlineData("""{"x":["a","b"]}""", """{"x":["a"]}""")]
    public void AListWhoseObjectsCannotBeToldApartIsReplaced(string before, string after) =>
        Assert.Equal("replace /x", Assert.Single(Between(before, after).Select(change => $"{change.Operation} {change.Pointer}")));

    [Fact]
    public void NamesWithSlashesAndTildesAreEscaped() =>
        Assert.Equal("/a~1b~0c", Assert.Single(Between("""{"a/b~c":1}""", """{"a/b~c":2}""")).Pointer);

    [Fact]
    public void ApplyingTheDifferenceOfAnyTwoDocumentsMakesTheSecondOfTheFirst()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2000; round++)
        {
            var before = Thing(random, 3);
            var after = random.Next(4) == 0 ? Thing(random, 3) : Altered(before, random);
            using var old = JsonDocument.Parse(before.ToJsonString());
            using var now = JsonDocument.Parse(after.ToJsonString());
            var changes = VersionDifference.Between(old.RootElement, now.RootElement);
            using var patch = JsonSerializer.SerializeToDocument(changes.Select(change => change.After is null
                ? (object)new { op = change.Operation, path = change.Pointer }
                : new { op = change.Operation, path = change.Pointer, value = change.After }));

            var made = before.DeepClone();
            JsonPatch.Apply(made, patch.RootElement);

            Assert.True(JsonNode.DeepEquals(made, after), $"round {round}: {before.ToJsonString()} → {after.ToJsonString()} by {patch.RootElement.GetRawText()}");
        }
    }

    private static IReadOnlyList<FieldChange> Between(string before, string after) =>
        VersionDifference.Between(JsonDocument.Parse(before).RootElement, JsonDocument.Parse(after).RootElement);

    private static JsonObject Thing(Random random, int depth)
    {
        var thing = new JsonObject();
        foreach (var name in new[] { "id", "title", "a/b", "list", "inner", "values" }.Where(_ => random.Next(3) > 0))
            thing[name] = name switch
            {
                "list" when depth > 0 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Thing(random, depth - 1))]),
                "inner" when depth > 0 => Thing(random, depth - 1),
                "values" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(number => JsonValue.Create(number))]),
                _ => JsonValue.Create(random.Next(6)),
            };
        return thing;
    }

    private static JsonObject Altered(JsonObject thing, Random random)
    {
        var altered = (JsonObject)thing.DeepClone();
        if (altered["list"] is JsonArray { Count: > 1 } list)
        {
            list.RemoveAt(random.Next(list.Count));
            list.Insert(random.Next(list.Count + 1), Thing(random, 1));
        }

        altered["title"] = random.Next(100);
        return altered;
    }
}
