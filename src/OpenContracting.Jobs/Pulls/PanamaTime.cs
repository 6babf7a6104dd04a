using Hangfire;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Panama's time for schedules: UTC-5 all year, also on machines without a database of time zones.</summary>
public sealed class PanamaTime : ITimeZoneResolver
{
    /// <summary>The zone.</summary>
    public static readonly TimeZoneInfo Zone =
        TimeZoneInfo.CreateCustomTimeZone("America/Panama", PanamaDate.Offset, "Panama", "Panama");

    public TimeZoneInfo GetTimeZoneById(string timeZoneId) =>
        timeZoneId == Zone.Id ? Zone : TimeZoneInfo.FindSystemTimeZoneById(timeZoneId);
}
