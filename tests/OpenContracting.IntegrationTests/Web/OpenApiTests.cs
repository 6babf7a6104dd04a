using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.Tests;

namespace OpenContracting.IntegrationTests.Web;

public sealed partial class OpenApiTests
{
    private const string Update = "OPENCONTRACTING_UPDATE_OPENAPI";

    private static readonly string Kept = Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "Api", "openapi.json");

    [Fact]
    public async Task TheDocumentInTheRepositoryIsTheOneThatIsServed()
    {
        await using var portal = await RunningPortal.StartRealAsync();
        var served = (await portal.Client.GetStringAsync("/api/v1/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Update) is not null)
            await File.WriteAllTextAsync(Kept, served);

        Assert.True(
            served == await File.ReadAllTextAsync(Kept),
            $"The API has changed. Look at the change in src/OpenContracting.Web/Api/openapi.json after running this test with {Update}=1.");
    }

    /// <summary>What linters of OpenAPI ask for, as rules of ours: what is found is said with its place.</summary>
    [Fact]
    public async Task TheDocumentKeepsTheRulesOfLinters()
    {
        var text = await File.ReadAllTextAsync(Kept);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var found = new List<string>();
        var (info, components) = (root.GetProperty("info"), root.GetProperty("components"));
        Expect(root.GetProperty("openapi").GetString()!.StartsWith("3.1", StringComparison.Ordinal), "openapi is 3.1");
        Expect(Has(info, "title") && Has(info, "description") && Has(info, "version") && Has(info.GetProperty("license"), "name"), "info has title, description, version and licence");
        Expect(root.GetProperty("servers").EnumerateArray().Any(server => Has(server, "url")), "a server is named");
        var tags = root.GetProperty("tags").EnumerateArray().ToList();
        foreach (var tag in tags)
            Expect(Has(tag, "description"), $"the tag {tag.GetProperty("name")} is described");
        foreach (var schema in components.GetProperty("schemas").EnumerateObject())
            Expect(text.Contains($"\"#/components/schemas/{schema.Name}\"", StringComparison.Ordinal), $"the schema {schema.Name} is used");
        foreach (var schema in components.GetProperty("schemas").EnumerateObject())
        {
            Expect(Has(schema.Value, "description"), $"the schema {schema.Name} is described (the doc comment of its record)");
            Expect(schema.Value.TryGetProperty("properties", out _), $"the schema {schema.Name} has properties");
            LookInto(schema.Name, schema.Value);
        }

        var names = new HashSet<string>();
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            Expect(!path.Name.EndsWith('/'), $"{path.Name} has no slash at its end");
            foreach (var (method, operation) in path.Value.EnumerateObject().Select(one => (one.Name, one.Value)))
                Look($"{method.ToUpperInvariant()} {path.Name}", path.Name, operation);
        }

        Assert.True(found.Count == 0, string.Join('\n', found));

        void LookInto(string at, JsonElement schema)
        {
            foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [])
            {
                Expect(Has(property.Value, "description"), $"{at}.{property.Name} is described (a doc comment, a <param> of the record's, or a text of the standard's edition)");
                LookInto($"{at}.{property.Name}", property.Value.TryGetProperty("items", out var items) ? items : property.Value);
            }
        }

        void Look(string at, string path, JsonElement operation)
        {
            var name = operation.TryGetProperty("operationId", out var id) ? id.GetString()! : "";
            Expect(CamelCase().IsMatch(name) && names.Add(name), $"{at} has a name of its own in camelCase");
            Expect(Has(operation, "summary"), $"{at} has a summary");
            Expect(Has(operation, "description"), $"{at} has a description");
            Expect(operation.GetProperty("tags").EnumerateArray().All(tag => tags.Any(one => one.GetProperty("name").GetString() == tag.GetString())), $"{at} has tags that are listed");
            Expect(operation.TryGetProperty("security", out var security), $"{at} says who may ask");
            foreach (var scheme in security.EnumerateArray().SelectMany(one => one.EnumerateObject()))
                Expect(components.GetProperty("securitySchemes").TryGetProperty(scheme.Name, out _), $"{at} names a security scheme that is described");

            var parameters = operation.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
            foreach (var parameter in parameters)
                Expect(Has(parameter, "description"), $"{at}: {parameter.GetProperty("name")} is described");
            Expect(parameters.Select(Key).Distinct().Count() == parameters.Count, $"{at} names each parameter once");
            Expect(
                Braces().Matches(path).Select(brace => "path " + brace.Groups[1].Value).Order().SequenceEqual(
                    parameters.Select(Key).Where(key => key.StartsWith("path ", StringComparison.Ordinal)).Order()),
                $"{at} declares what stands in its braces");

            var responses = operation.GetProperty("responses").EnumerateObject().ToList();
            Expect(responses.Any(response => response.Name[0] is '2' or '3'), $"{at} says how it answers when all is well");
            Expect(
                responses.All(response => response.Name != "200" || response.Value.TryGetProperty("content", out _)), $"{at} says what it answers with (Produces<T>, or Produces with a content type)");
            Expect(responses.Any(response => response.Name == "429"), $"{at} says that one can ask too often");
            foreach (var response in responses)
                Expect(Has(response.Value, "description"), $"{at}: {response.Name} is described");
            foreach (var refused in responses.Where(response => response.Name[0] == '4'))
                Expect(refused.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), $"{at}: {refused.Name} is a problem of RFC 9457");
        }

        void Expect(bool holds, string rule)
        {
            if (!holds)
                found.Add(rule + ": it is not so.");
        }

        static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out var text) && !string.IsNullOrWhiteSpace(text.GetString());

        static string Key(JsonElement parameter) => $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}";
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Braces();

    [Fact]
    public void TheFilterGrammarAndItsDescriptionNameTheSameParameters() => Assert.Equal(
        OpenContracting.Web.Queries.ProjectFilter.Parameters.Concat(["limit", "cursor"]).Order(),
        OpenContracting.Web.Api.ProjectListParameters.All.Select(parameter => parameter.Name).Order());
}
