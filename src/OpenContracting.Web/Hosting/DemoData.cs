using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Web.Budgets;

namespace OpenContracting.Web.Hosting;

/// <summary>Puts the synthetic months, and what some institutions say of their works, through the same intake as real exports, on a demonstration instance.</summary>
/// <remarks>Safe to repeat: what was taken in already is the same bytes, and the same bytes are one export.</remarks>
public sealed class DemoData(
    InstanceKind kind, IServiceProvider services, IDbContextFactory<Db> databases, ExportIntake intake, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");
    private static readonly string Budget = Path.Combine(Folder, "presupuesto.csv");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!kind.IsDemo)
            return;
        await lifetime.WaitForStartAsync(stoppingToken);
        string[] exports = Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.zip").Order(StringComparer.Ordinal)] : [];
        if (exports.Length == 0)
        {
            Console.WriteLine(PortalTexts.Console("host.demoMissing", Folder));
            return;
        }

        await using var scope = services.CreateAsyncScope();
        if (File.Exists(Budget))
            await scope.ServiceProvider.GetRequiredService<BudgetIntake>().TakeAsync(
                await File.ReadAllBytesAsync(Budget, stoppingToken), Path.GetFileName(Budget), "demo", synthetic: true, stoppingToken);
        await using var db = await databases.CreateDbContextAsync(stoppingToken);
        if (await db.Exports.CountAsync(known => known.State != ExportState.Receiving, stoppingToken) >= exports.Length)
            return;
        Console.WriteLine(PortalTexts.Console("host.demoLoading", exports.Length));
        foreach (var export in exports)
        {
            await using var file = File.OpenRead(export);
            var delivery = new Delivery(Path.GetFileName(export), "dgcp") { Synthetic = true, From = "demo" };
            await intake.AcceptAsync(file, delivery, stoppingToken);
        }
    }
}
