using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every example of the OpenAPI document, asked for: the path with its examples, and with each parameter.</summary>
public abstract class OpenApiExampleTests(PublishedPortal shared)
{
    /// <summary>What the synthetic months have no answer for: an entry for the register wants a real prefix.</summary>
    private const string NotRegistrable = "/api/v1/oc4ids/registry.yml";

    /// <summary>What is shown to its sender alone.</summary>
    private const string Uploads = "/api/v1/exports/uploads/";

    /// <summary>What harvesters fetch, with whatever they add to get past caches.</summary>
    private static readonly string[] Lenient = ["/api/v1/oc4ids/package.json", "/api/v1/catalogue.jsonld", "/data.json"];

    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task EveryExampleIsAnswered()
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/openapi.json"));
        var made = new Dictionary<string, string>
        {
            ["/api/v1/downloads/"] = await MakeAsync("/api/v1/downloads?format=csv", null),
            ["/api/v1/validations/"] = await MakeAsync("/api/v1/validations?name=a.json", """{"version":"0.9.5","projects":[]}"""),
        };
        var failures = new List<string>();
        var asked = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Name != NotRegistrable && !path.Name.StartsWith(Uploads, StringComparison.Ordinal)))
        {
            if (!path.Value.TryGetProperty("get", out var operation))
                continue;
            var parameters = operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToList() : [];
            var id = made.FirstOrDefault(pair => path.Name.StartsWith(pair.Key, StringComparison.Ordinal)).Value;
            var address = parameters.Where(parameter => parameter.GetProperty("in").GetString() == "path").Aggregate(
                path.Name, (address, parameter) => address.Replace($"{{{Name(parameter)}}}", Text(parameter, id).Replace("%2F", "/", StringComparison.Ordinal)));
            var queried = parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query")
                .ToLookup(parameter => parameter.TryGetProperty("required", out var needed) && needed.GetBoolean(), parameter => $"{Name(parameter)}={Text(parameter, id)}");
            foreach (var query in queried[false].Select(each => string.Join('&', queried[true].Append(each))).Prepend(string.Join('&', queried[true])))
            {
                using var answer = await Client.GetAsync($"{address}?{query}", HttpCompletionOption.ResponseHeadersRead);
                asked++;
                if (answer.StatusCode != HttpStatusCode.OK)
                    failures.Add($"{address}?{query} answers {answer.StatusCode}");
            }

            using var refusal = await Client.GetAsync($"{address}?{string.Join('&', queried[true].Append("nobody=knows"))}", HttpCompletionOption.ResponseHeadersRead);
            if (refusal.StatusCode != (Lenient.Contains(path.Name) ? HttpStatusCode.OK : HttpStatusCode.BadRequest))
                failures.Add($"{address} answers {refusal.StatusCode} to a parameter that nobody knows");
        }

        Assert.True(asked > 200, $"Only {asked} requests.");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    private static string Text(JsonElement parameter, string? id) => Uri.EscapeDataString(
        parameter.TryGetProperty("example", out var example) ? example.ToString() : id ?? throw new InvalidOperationException($"{Name(parameter)} has no example."));

    private async Task<string> MakeAsync(string address, string? body)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Client.PostAsync(address, content);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var id = made.GetProperty("id").GetString()!;
        // Both are small, and done within moments.
        for (var tries = 0; made.GetProperty("state").GetString() is "waiting" or "running" && tries < 200; tries++)
        {
            await Task.Delay(50);
            made = await Client.GetFromJsonAsync<JsonElement>($"{address.Split('?')[0]}/{id}");
        }

        return id;
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class OpenApiExampleTestsOnSqlite(PublishedPortalOnSqlite shared) : OpenApiExampleTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class OpenApiExampleTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : OpenApiExampleTests(shared);
