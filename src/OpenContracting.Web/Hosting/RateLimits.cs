using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Hosting;

/// <summary>How often one address may ask: reading for all, and less for the acts that cost or guess.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Push = "push";
    public const string Piece = "piece";
    public const string Validation = "validation";

    /// <summary>Reading that goes through every project.</summary>
    public const string Heavy = "heavy";

    /// <summary>Addresses are told apart by a hash whose key this process alone has, and no longer than it runs: who asked cannot be read out of its memory.</summary>
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A large export has many pieces.</summary>
    private const int PiecesPerPush = 10;

    public static void AddRateLimits(this IServiceCollection services, InstanceSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = ByAddress(settings.ReadsPerMinute);
        var signIns = Buckets(settings.SignInsPerMinute);
        limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method) ? signIns(context) : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(Push, Buckets(settings.PushesPerMinute));
        limiter.AddPolicy(Piece, Buckets(settings.PushesPerMinute * PiecesPerPush));
        limiter.AddPolicy(Validation, Buckets(settings.ValidationsPerMinute));
        // Whoever asks: what they take is the machine's.
        limiter.AddPolicy(Heavy, _ => RateLimitPartition.GetConcurrencyLimiter(Heavy, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = 2,
            QueueLimit = 20,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await new Problem(ProblemKind.TooManyRequests, wait).ExecuteAsync(rejected.HttpContext);
        };
    });

    /// <summary>A limit for those who ask it themselves.</summary>
    public static PartitionedRateLimiter<HttpContext> ByAddress(int perMinute) => PartitionedRateLimiter.Create(Buckets(perMinute));

    /// <summary>A bucket an address. What makes one is made once, not with every request; the limiter of all of them fills them.</summary>
    private static Func<HttpContext, RateLimitPartition<string>> Buckets(int perMinute)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / perMinute)),
            AutoReplenishment = false,
        };
        Func<string, RateLimiter> make = _ => new TokenBucketRateLimiter(bucket);
        return context => RateLimitPartition.Get(Who(context), make);
    }

    private static string Who(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (OfConnection<Asker>.Of(context) is { } known && ReferenceEquals(known.Address, address))
            return known.Name;
        var asker = new Asker(address, Who(address));
        OfConnection<Asker>.Keep(context, asker);
        return asker.Name;
    }

    /// <summary>An IPv6 network counts as one asker: a single customer is given a whole /64.</summary>
    private static string Who(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, bytes.AsSpan(0, Math.Min(bytes.Length, 8)), hash);
        return Convert.ToHexString(hash[..16]);
    }

    private sealed record Asker(IPAddress? Address, string Name);
}
