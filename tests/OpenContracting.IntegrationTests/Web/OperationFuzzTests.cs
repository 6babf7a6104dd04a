using System.Net;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Every operation of the OpenAPI document asked with values nobody foresaw: refused with a reason, never with our fault.</summary>
public abstract class OperationFuzzTests(PublishedPortal shared)
{
    private const int Rounds = 12;

    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "99999999999999999999", "1e400", "NaN", "2026-02-30", "2026-07-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
        "' OR 1=1 --", "%00", "%", "_", "\\", "ñandú Ávila", "\u202e", "😀", "a,b,,c", "-80,8,-79,9", "8.98,-79.52,5", "90,180,1000", "yes", "es", "id", "-value",
        "title,budget/amount", "..", "../../etc/passwd", "null", "[]", "{}", "1...2", "0...0", "full/projects.jsonl.gz", "fHwx", "fDF8eA", "79228162514264337593543950335",
    ];

    [DatabaseFact]
    public async Task NoOperationAnswersAnythingWithAFaultOfOurs()
    {
        var client = shared.Portal.Client;
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json"));
        using var page = JsonDocument.Parse(await client.GetStringAsync("/api/v1/projects?limit=3"));
        string[] known = [.. page.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetString()!)];
        var random = new Random(20261122);
        var faults = new List<string>();
        var asked = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation))
                continue;
            var parameters = operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToList() : [];
            for (var round = 0; round < Rounds; round++)
            {
                var address = Address(path.Name, parameters, known, random);
                using var answer = await client.SendAsync(new HttpRequestMessage(random.Next(8) == 0 ? HttpMethod.Head : HttpMethod.Get, address), HttpCompletionOption.ResponseHeadersRead);
                asked++;
                if ((int)answer.StatusCode >= 500)
                    faults.Add($"{(int)answer.StatusCode} {address}");
                else if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone
                    && answer.Content.Headers.ContentType?.MediaType != "application/problem+json" && path.Name.StartsWith("/api/v1/", StringComparison.Ordinal)
                    && answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
                    faults.Add($"{(int)answer.StatusCode} without problem details: {address}");
            }
        }

        Assert.True(asked > 200, $"Only {asked} requests.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static string Address(string path, List<JsonElement> parameters, string[] known, Random random)
    {
        string Value() => random.Next(4) == 0 ? known[random.Next(known.Length)] : Values[random.Next(Values.Length)];
        var query = new List<string>();
        foreach (var parameter in parameters)
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (parameter.GetProperty("in").GetString() == "path")
            {
                var value = parameter.TryGetProperty("schema", out var schema) && schema.TryGetProperty("type", out var type) && type.ToString().Contains("integer", StringComparison.Ordinal) && random.Next(2) == 0
                    ? random.Next(0, 4).ToString() : Value();
                path = path.Replace($"{{{name}}}", value.Length == 0 ? "x" : Uri.EscapeDataString(value));
            }
            else if (random.Next(3) == 0)
                query.Add($"{name}={Uri.EscapeDataString(Value())}");
        }

        if (random.Next(10) == 0)
            query.Add("nobody=knows");
        return path + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class OperationFuzzTestsOnSqlite(PublishedPortalOnSqlite shared) : OperationFuzzTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class OperationFuzzTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : OperationFuzzTests(shared);
