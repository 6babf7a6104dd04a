using System.Threading.RateLimiting;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Cases;

/// <summary>How often one address may send a form of these pages: against floods, and against guessing codes.</summary>
/// <remarks>Asked by the pages and not before them, so that who sent once too often finds what they wrote in the form again.</remarks>
public sealed class CaseLimiter(InstanceSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = RateLimits.ByAddress(settings.SignInsPerMinute);

    public void Dispose() => limiter.Dispose();

    /// <summary>Counts a form; the seconds to wait when it is one too many, else null.</summary>
    public int? Wait(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
    }
}
