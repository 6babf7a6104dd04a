using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenContracting.Storage.Pulls;
using Polly;
using Polly.Retry;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Asks one source for files: again when it stumbles, only for what changed, and never inside the own network.</summary>
public sealed class PullClient : IDisposable
{
    private const int MostRedirects = 5;

    private readonly PullSource source;
    private readonly PullRules rules;
    private readonly HttpClient client;
    private readonly ResiliencePipeline attempts;
    private string? certificateFault;

    /// <exception cref="PullException">The source's own certificates cannot be read.</exception>
    public PullClient(PullSource source, PullRules rules, TimeProvider clock)
    {
        this.source = source;
        this.rules = rules;
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            MaxAutomaticRedirections = MostRedirects,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = ChainPolicy(source),
                RemoteCertificateValidationCallback = IsTrusted,
            },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("OpenContracting/1.0");
        attempts = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<PullException>(failure => failure.IsPassing),
            MaxRetryAttempts = Math.Max(1, rules.Attempts - 1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = rules.FirstWait,
            DelayGenerator = failed => ValueTask.FromResult((failed.Outcome.Exception as PullException)?.RetryAfter),
        }).Build();
    }

    /// <summary>Until when the certificate that the server showed is valid; null when it showed none.</summary>
    public DateTimeOffset? CertificateExpiresAt { get; private set; }

    /// <summary>Asks for a file and hands its bytes to <paramref name="read"/>, which may be called again when they broke off.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="known">What is known of it; null when it was never asked for.</param>
    /// <param name="read">Takes the bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PullException">It cannot be had.</exception>
    public async Task<PullAnswer> GetAsync(
        Uri address, PulledFile? known, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation) =>
        await attempts.ExecuteAsync(async token => await TryAsync(() => new(HttpMethod.Get, address), known, read, token), cancellation);

    /// <summary>Asks a service by a question in JSON; otherwise as <see cref="GetAsync"/>.</summary>
    /// <exception cref="PullException">It cannot be had.</exception>
    public async Task<PullAnswer> AskAsync(
        Uri address, byte[] question, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation) =>
        await attempts.ExecuteAsync(async token => await TryAsync(() => Question(address, question), null, read, token), cancellation);

    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Question(Uri address, byte[] question)
    {
        var content = new ByteArrayContent(question);
        content.Headers.ContentType = new("application/json");
        return new(HttpMethod.Post, address) { Content = content };
    }

    private async Task<PullAnswer> TryAsync(
        Func<HttpRequestMessage> ask, PulledFile? known, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(rules.Patience);
        try
        {
            using var request = ask();
            if (known is { State: PulledFileState.Fetched })
            {
                if (known.ETag is { } tag)
                    request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                if (known.LastModified is { } time)
                    request.Headers.TryAddWithoutValidation("If-Modified-Since", time);
            }

            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            switch (answer.StatusCode)
            {
                case HttpStatusCode.NotModified:
                    return new(PulledFileState.Fetched, Changed: false, known?.ETag, known?.LastModified);
                case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                    return new(PulledFileState.Absent, Changed: false);
                case HttpStatusCode.OK or HttpStatusCode.Created:
                    await using (var body = await answer.Content.ReadAsStreamAsync(patience.Token))
                        await read(body, patience.Token);
                    return new(PulledFileState.Fetched, Changed: true, Header(answer, "ETag"), Header(answer, "Last-Modified"));
                default:
                    throw Refused(answer);
            }
        }
        catch (HttpRequestException failed)
        {
            throw failed.InnerException as PullException ?? Unreachable(failed);
        }
        catch (IOException broken)
        {
            throw new PullException("broken", broken.Message, passing: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PullException("slow", rules.Patience.ToString(), passing: true);
        }
    }

    private static PullException Refused(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return new("status", status.ToString(CultureInfo.InvariantCulture), passing: status is 408 or 429 or >= 500)
        {
            RetryAfter = answer.Headers.RetryAfter?.Delta is { } wait && wait < TimeSpan.FromMinutes(5) ? wait : null,
        };
    }

    private PullException Unreachable(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError when certificateFault is { } fault => new($"certificate-{fault}", failed.InnerException?.Message ?? failed.Message, passing: false),
        HttpRequestError.SecureConnectionError => new("tls", failed.InnerException?.Message ?? failed.Message, passing: false),
        HttpRequestError.NameResolutionError => new("name", failed.Message, passing: true),
        _ => new("unreachable", failed.Message, passing: true),
    };

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values.First() : null;

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation) =>
        PublicConnection.OpenAsync(context.DnsEndPoint, rules, source.PrivateHosts, cancellation);

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is X509Certificate2 shown)
            CertificateExpiresAt = shown.NotAfter.ToUniversalTime();
        if (errors == SslPolicyErrors.None)
            return true;
        var faults = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status) ?? X509ChainStatusFlags.NoError;
        certificateFault = faults.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "expired"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "name"
            : faults.HasFlag(X509ChainStatusFlags.PartialChain) ? "incomplete"
            : "untrusted";
        return false;
    }

    private static X509ChainPolicy? ChainPolicy(PullSource source)
    {
        if (source.Certificates is not { Length: > 0 } pem)
            return null;
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        foreach (var certificate in PullCertificates.Read(pem))
            (certificate.Subject == certificate.Issuer ? policy.CustomTrustStore : policy.ExtraStore).Add(certificate);
        if (policy.CustomTrustStore.Count > 0)
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        return policy;
    }
}
