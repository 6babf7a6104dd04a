using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Jobs;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Publications;
using OpenContracting.Storage;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>Delivers exports into a test's database without doing any of the work that follows.</summary>
public static class Deliveries
{
    /// <summary>All at the same moment long ago, so that nothing published depends on when the test runs.</summary>
    private static readonly DateTimeOffset Then = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task AcceptAsync(TestDatabase database, params IReadOnlyList<(string Name, byte[] Bytes)> exports)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FixedClock(Then))
            .AddOpenContractingStorage(database.Options)
            .AddOpenContractingJobs(_ => new Publisher { Address = "https://obras.example.org" })
            .BuildServiceProvider();
        var intake = services.GetRequiredService<ExportIntake>();
        foreach (var (name, bytes) in exports)
            await intake.AcceptAsync(new MemoryStream(bytes), new Delivery(name, "synthetic"), default);
    }
}
