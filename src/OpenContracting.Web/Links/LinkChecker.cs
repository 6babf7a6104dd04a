using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>Asks addresses whether they have something, and takes nothing of it: one request at a time to a host, with a pause after each.</summary>
/// <remarks>
/// <see cref="PublicConnection"/> makes the connections, so only the public's addresses are reached, those of redirects included.
/// No proxy is used, since it would resolve names itself. What sites ask of robots is kept while the checker lives.
/// </remarks>
public sealed class LinkChecker : IDisposable
{
    /// <summary>The name by which a robots.txt may address us.</summary>
    public const string Robot = "OpenContracting-links";

    private const int MostRedirects = 5;
    private const int FirstFreePort = 1024;

    /// <summary>What RFC 9309 asks a robot to read of a robots.txt at least.</summary>
    private const int MostRobots = 500 * 1024;

    /// <summary>Longer rests and delays than this are a mistake of who asks for them.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualRest = TimeSpan.FromDays(1);

    private readonly LinkRules rules;
    private readonly TimeProvider clock;
    private readonly HttpClient client;
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Task<Site>> sites = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="rules">How politely.</param>
    /// <param name="about">Where who is asked can read who asks.</param>
    /// <param name="clock">Times the pauses.</param>
    public LinkChecker(LinkRules rules, string about, TimeProvider clock)
    {
        (this.rules, this.clock) = (rules, clock);
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,
            // Bodies are never read; a connection with one on its way is closed.
            MaxResponseDrainSize = 0,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"{Robot}/1.0 (+{about})");
        client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
    }

    /// <summary>Asks one address, following its redirects.</summary>
    public async Task<LinkAnswer> CheckAsync(Uri address, CancellationToken cancellation)
    {
        var at = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (LinkAddress.IsInvented(at))
                return new(LinkOutcome.LeftAlone, Cause: "address") { OfHost = redirects == 0 };
            var site = await sites.GetOrAdd(at.GetLeftPart(UriPartial.Authority), _ => OpenAsync(at, cancellation));
            if (site.Trouble is { } trouble)
                return trouble with { OfHost = redirects == 0 };
            if (!site.Robots.Allows(at.PathAndQuery))
                return new(LinkOutcome.LeftAlone, Cause: "robots");
            var (status, location, answer) = await AskAsync(at, cancellation);
            if (answer is not null)
                return answer;
            if (location is null)
                return Judge(address, at, status);
            if (LinkAddress.Read(location.IsAbsoluteUri ? location.AbsoluteUri : new Uri(at, location).AbsoluteUri) is not { } next)
                return new(LinkOutcome.Unanswered, status, "redirects");
            at = next;
        }

        return new(LinkOutcome.Unanswered, Cause: "redirects");
    }

    public void Dispose()
    {
        client.Dispose();
        foreach (var host in hosts.Values)
            host.Gate.Dispose();
    }

    private static LinkAnswer Judge(Uri asked, Uri answered, int status) => status switch
    {
        // A site that leads every lost page to its front page has not shown the document.
        >= 200 and < 300 when asked.AbsolutePath != "/" && answered.PathAndQuery == "/" => new(LinkOutcome.Unanswered, status, "home"),
        >= 200 and < 300 => new(LinkOutcome.Reachable, status),
        404 or 410 => new(LinkOutcome.Gone, status),
        _ => new(LinkOutcome.Unanswered, status, "status"),
    };

    // HEAD is enough where it is answered; many servers refuse it, or answer it wrongly, and give the first byte instead.
    private async Task<(int Status, Uri? Location, LinkAnswer? Answer)> AskAsync(Uri address, CancellationToken cancellation)
    {
        var head = await SendAsync(HttpMethod.Head, address, cancellation);
        return head.Answer is null ? head.Status < 400 ? head : await SendAsync(HttpMethod.Get, address, cancellation)
            : head.Answer.Cause == "broken" ? await SendAsync(HttpMethod.Get, address, cancellation) : head;
    }

    private Task<(int Status, Uri? Location, LinkAnswer? Answer)> SendAsync(HttpMethod method, Uri address, CancellationToken cancellation) =>
        InTurnAsync(address, async patience =>
        {
            using var request = new HttpRequestMessage(method, address);
            if (method == HttpMethod.Get)
                request.Headers.Range = new RangeHeaderValue(0, 0);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
            var status = (int)response.StatusCode;
            return (status, status is >= 300 and < 400 ? response.Headers.Location : null, Busy(response));
        }, failed => (0, null, failed), cancellation);

    private LinkAnswer? Busy(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            return null;
        var rest = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() ?? UsualRest : UsualRest;
        return new(LinkOutcome.Unanswered, (int)response.StatusCode, "busy")
        {
            Rest = rest < TimeSpan.Zero ? TimeSpan.Zero : rest > LongestRest ? LongestRest : rest,
        };
    }

    private Task<Site> OpenAsync(Uri address, CancellationToken cancellation) =>
        InTurnAsync(address, async patience =>
        {
            // Redirects of a robots.txt are not followed: what it would allow is rarely what is asked for next.
            using var response = await client.GetAsync(new Uri(address, "/robots.txt"), HttpCompletionOption.ResponseHeadersRead, patience);
            if (Busy(response) is { } busy)
                return new Site(RobotsFile.Empty, busy);
            if ((int)response.StatusCode >= 500)
                return new Site(RobotsFile.Empty, new(LinkOutcome.LeftAlone, (int)response.StatusCode, "robots") { Rest = UsualRest });
            if (!response.IsSuccessStatusCode)
                return new Site(RobotsFile.Empty, null);
            await using var body = await response.Content.ReadAsStreamAsync(patience);
            var bytes = new byte[MostRobots];
            var robots = RobotsFile.Read(Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, MostRobots, throwOnEndOfStream: false, patience)), Robot);
            if (robots.Delay > rules.Pause)
                HostOf(address).Pause = robots.Delay.Value < LongestDelay ? robots.Delay.Value : LongestDelay;
            return new Site(robots, null);
        }, failed => new Site(RobotsFile.Empty, failed with { Rest = UsualRest }), cancellation);

    private Host HostOf(Uri address) => hosts.GetOrAdd(address.Host, _ => new Host(rules.Pause));

    private async Task<T> InTurnAsync<T>(Uri address, Func<CancellationToken, Task<T>> ask, Func<LinkAnswer, T> failed, CancellationToken cancellation)
    {
        var host = HostOf(address);
        await host.Gate.WaitAsync(cancellation);
        try
        {
            if (host.LastAsked is { } last && host.Pause - clock.GetElapsedTime(last) is { Ticks: > 0 } left)
                await Task.Delay(left, clock, cancellation);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(rules.Patience);
            return await ask(patience.Token);
        }
        catch (PullException)
        {
            return failed(new(LinkOutcome.LeftAlone, Cause: "private"));
        }
        catch (HttpRequestException failure)
        {
            return failed(failure.InnerException is PullException ? new(LinkOutcome.LeftAlone, Cause: "private") : new(LinkOutcome.Unanswered, Cause: Cause(failure)));
        }
        catch (IOException)
        {
            return failed(new(LinkOutcome.Unanswered, Cause: "broken"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return failed(new(LinkOutcome.Unanswered, Cause: "timeout"));
        }
        finally
        {
            host.LastAsked = clock.GetTimestamp();
            host.Gate.Release();
        }
    }

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var to = context.DnsEndPoint;
        var refusal = (string host) => new PullException("private-address", host, passing: false);
        return to.Port is not (80 or 443) && to.Port < FirstFreePort
            ? throw refusal(to.Host)
            : PublicConnection.OpenAsync(to, rules.Resolve, rules.IsPublic, refusal, cancellation);
    }

    private static string Cause(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "name",
        HttpRequestError.SecureConnectionError => "certificate",
        HttpRequestError.ConnectionError when failure.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "name",
        HttpRequestError.ConnectionError => "connection",
        _ => failure.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } ? "name" : "broken",
    };

    private sealed class Host(TimeSpan pause)
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public TimeSpan Pause { get; set; } = pause;

        public long? LastAsked { get; set; }
    }

    private sealed record Site(RobotsFile Robots, LinkAnswer? Trouble);
}
