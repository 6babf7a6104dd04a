using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Webhooks;

/// <summary>Sends messages to webhooks, signed, and never inside the own network unless the operator named the host.</summary>
public sealed class WebhookSender : IDisposable
{
    /// <summary><c>t=1790000000,v1=…</c>: the time, and HMAC-SHA-256 of the time, a full stop and the body, as hexadecimal digits.</summary>
    public const string Signature = "OpenContracting-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient client;
    private readonly TimeProvider clock;

    public WebhookSender(InstanceSettings settings, PullRules rules, TimeProvider clock)
    {
        this.clock = clock;
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => PublicConnection.OpenAsync(context.DnsEndPoint, rules, [.. settings.Alarms.PrivateHosts], cancellation),
            UseProxy = false,
            UseCookies = false,
            // What is sent is for that address, and for no other that it may name.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("OpenContracting/1.0");
    }

    /// <summary>Sends a message once.</summary>
    /// <exception cref="PullException">It did not arrive.</exception>
    public async Task PostAsync(Uri address, byte[] body, byte[]? secret, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
        };
        if (secret is not null)
            request.Headers.Add(Signature, Sign(body, secret, clock.GetUtcNow()));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!answer.IsSuccessStatusCode)
                throw new PullException("status", ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), passing: true);
        }
        catch (HttpRequestException failed)
        {
            throw failed.InnerException as PullException ?? new PullException("unreachable", failed.Message, passing: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PullException("slow", Patience.ToString(), passing: true);
        }
    }

    public void Dispose() => client.Dispose();

    internal static string Sign(byte[] body, byte[] secret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        var digest = HMACSHA256.HashData(secret, signed);
        return $"t={time},v1={Convert.ToHexStringLower(digest)}";
    }
}
