using System.Net;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests;

/// <summary>The commands of README.md that need a PostgreSQL server.</summary>
public sealed class ReadmeTestsOnPostgreSql : IDisposable
{
    private readonly string connection = PostgreSqlServer.Skip is null ? PostgreSqlServer.CreateDatabase() : "";
    private readonly string folder = Directory.CreateTempSubdirectory("oc-readme-").FullName;

    [DatabaseFact]
    public async Task WebAndWorkerShareADatabase()
    {
        await using var web = Start(ReadmeTests.WebRole, "web");
        using var client = new HttpClient { BaseAddress = new Uri(await ReadmeTests.AddressOf(web)) };
        await using var worker = Start(ReadmeTests.WorkerRole, "worker");
        await worker.WaitForAsync(line => line == PortalTexts.Console("host.working") ? line : null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    public void Dispose()
    {
        if (connection.Length > 0)
            PostgreSqlServer.DropDatabase(connection);
        Directory.Delete(folder, recursive: true);
    }

    private ShellProcess Start(string command, string name) => new(
        command,
        ("OpenContracting__Database", connection),
        ("OpenContracting__Data", Path.Combine(folder, name)),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
}
