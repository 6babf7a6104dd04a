using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Hosting;

/// <summary>For whoever watches the process: it runs; and it reaches its database.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "ok").ExcludeFromDescription().DisableRateLimiting();
        app.MapGet("/health/ready", async (IDbContextFactory<Db> databases, CancellationToken cancellation) =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            return await db.Database.CanConnectAsync(cancellation)
                ? Results.Text("ok")
                : Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).ExcludeFromDescription().DisableRateLimiting();
    }
}
