using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What docker-compose.yml starts, as plain processes: one PostgreSQL, one web, three workers.</summary>
public sealed class TopologyTestsOnPostgreSql : IDisposable
{
    private readonly List<Process> processes = [];
    private readonly string folder = Directory.CreateTempSubdirectory("oc-topology-").FullName;

    [DatabaseFact]
    public async Task OneWebAndThreeWorkersPublishWhatIsPushed()
    {
        var database = PostgreSqlServer.CreateDatabase();
        var address = $"http://127.0.0.1:{FreePort()}";
        Start("web", database, address, "--role", "web", "--urls", address);
        for (var worker = 0; worker < 3; worker++)
            Start($"worker-{worker}", database, address, "--role", "worker", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await UntilAsync(client, "/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);

        var key = await AdminAsync(database, address, "keys", "create", "--name", "test", "--source", "dgcp");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Split('\n')[1].Trim());
        foreach (var month in new[] { "2024-01", "2024-02" })
        {
            using var pushed = await client.PostAsync($"/api/v1/exports?name={month}.zip", new StreamContent(File.OpenRead(RunningPortal.Month(month))));
            Assert.Equal(HttpStatusCode.Accepted, pushed.StatusCode);
        }

        await UntilAsync(client, "/api/v1/oc4ids/package.json", answer => answer.StatusCode == HttpStatusCode.OK);

        using var package = JsonDocument.Parse(await client.GetByteArrayAsync("/api/v1/oc4ids/package.json"));
        Assert.Equal($"{address}/api/v1/oc4ids/package.json", package.RootElement.GetProperty("uri").GetString());
        Assert.All(processes, process => Assert.False(process.HasExited));
    }

    [DatabaseFact]
    public async Task AWebProcessAnswersForTheValidationsOfAnother()
    {
        const string Validations = "/api/v1/validations";
        var database = PostgreSqlServer.CreateDatabase();
        string[] addresses = [$"http://127.0.0.1:{FreePort()}", $"http://127.0.0.1:{FreePort()}"];
        foreach (var address in addresses)
            Start($"web-{address[^5..]}", database, addresses[0], "--role", "web", "--urls", address);
        using var one = new HttpClient { BaseAddress = new Uri(addresses[0]) };
        using var other = new HttpClient { BaseAddress = new Uri(addresses[1]) };
        await UntilAsync(one, "/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
        await UntilAsync(other, "/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
        var project = $"{{\"id\":\"oc4ids-bu3kcz-1\",\"description\":\"{new string('x', 900)}\"}}\n";
        var large = string.Concat(Enumerable.Repeat(project, 8000));

        using var taken = await one.PostAsync($"{Validations}?name=large.jsonl", new StringContent(large));
        var body = JsonDocument.Parse(await taken.Content.ReadAsStringAsync()).RootElement;
        var id = body.GetProperty("id").GetString();
        // Followed, read and deleted where it was not sent to.
        var progress = await other.GetStringAsync($"{Validations}/{id}/progress");
        var report = await other.GetStringAsync($"{Validations}/{id}/report?format=json");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, $"{Validations}/{id}");
        delete.Headers.Authorization = new AuthenticationHeaderValue("Bearer", body.GetProperty("secret").GetString());
        using var deleted = await other.SendAsync(delete);
        using var gone = await one.GetAsync($"{Validations}/{id}");

        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Contains("event: end", progress);
        Assert.Contains("\"items\": 8000", report);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, gone.StatusCode));
    }

    public void Dispose()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private void Start(string name, string database, string address, params IEnumerable<string> arguments) =>
        processes.Add(Process.Start(Command(
            ["--data", Path.Combine(folder, name), "--database", database, "--no-demo", "--public-address", address, .. arguments]))!);

    private async Task<string> AdminAsync(string database, string address, params IEnumerable<string> command)
    {
        using var process = Process.Start(Command(
            ["admin", .. command, "--data", Path.Combine(folder, "admin"), "--database", database, "--no-demo", "--public-address", address]))!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenContracting.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };

    private static async Task UntilAsync(HttpClient client, string address, Func<HttpResponseMessage, bool> ready)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address, patience.Token);
                if (ready(answer))
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
