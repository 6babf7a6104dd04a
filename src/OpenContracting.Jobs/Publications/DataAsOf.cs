using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;

namespace OpenContracting.Jobs.Publications;

/// <summary>The time the data speak of: when the newest export came in, or the beginning of the day, whichever is later.</summary>
/// <remarks>The day moves on without exports, because periods begin and end and statuses with them.</remarks>
internal static class DataAsOf
{
    /// <summary>Panama keeps one time all year.</summary>
    private static readonly TimeSpan Panama = TimeSpan.FromHours(-5);

    public static async Task<DateTimeOffset> NowAsync(Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var received = await db.Exports
            .Where(export => export.State == ExportState.Released)
            .MaxAsync(export => (DateTimeOffset?)export.ReceivedAt, cancellation) ?? DateTimeOffset.MinValue;
        var today = Midnight(now);
        var later = received > today ? received : today;
        return later.AddTicks(-(later.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>The beginning of the day in Panama.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset now) =>
        new DateTimeOffset(now.ToOffset(Panama).Date, Panama).ToUniversalTime();
}
