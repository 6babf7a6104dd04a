using System.Net;
using System.Net.Sockets;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Validations;

/// <summary>Fetches documents from public addresses only, for whoever asks.</summary>
/// <remarks>
/// <see cref="PublicConnection"/> makes the connections. No proxy is used, since it would resolve names itself.
/// </remarks>
public sealed class DocumentFetcher : IDisposable
{
    private const int MostRedirects = 5;
    private const int FirstFreePort = 1024;

    private readonly FetchRules rules;
    private readonly SemaphoreSlim places;
    private readonly HttpClient client;

    public DocumentFetcher(FetchRules rules)
    {
        this.rules = rules;
        places = new SemaphoreSlim(rules.AtOnce);
        client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            MaxAutomaticRedirections = MostRedirects,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("OpenContracting-validator/1.0");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json, application/zip;q=0.9, application/gzip;q=0.9, */*;q=0.5");
    }

    /// <summary>Hands a document's bytes to <paramref name="read"/>.</summary>
    /// <exception cref="FetchRefusedException">It cannot be had.</exception>
    public async Task<T> FetchAsync<T>(string address, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new FetchRefusedException(ProblemKind.AddressMalformed, address);
        if (!await places.WaitAsync(0, cancellation))
            throw new FetchRefusedException(ProblemKind.ValidatorBusy);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(rules.Patience);
        try
        {
            using var answer = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new FetchRefusedException(ProblemKind.AddressAnswers, uri.Host, (int)answer.StatusCode);
            await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
            return await read(body, patience.Token);
        }
        catch (HttpRequestException failed) when (failed.InnerException is FetchRefusedException refused)
        {
            throw refused;
        }
        catch (HttpRequestException failed)
        {
            throw new FetchRefusedException(ProblemKind.AddressUnreachable, uri.Host, new TextKey($"fetch.{Cause(failed)}"));
        }
        // Content-Encoding promises what the body does not hold.
        catch (InvalidDataException)
        {
            throw new FetchRefusedException(ProblemKind.AddressUnreachable, uri.Host, new TextKey("fetch.encoding"));
        }
        catch (HttpIOException)
        {
            throw new FetchRefusedException(ProblemKind.AddressUnreachable, uri.Host, new TextKey("fetch.broken"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchRefusedException(ProblemKind.AddressUnreachable, uri.Host, new TextKey("fetch.slow"));
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        places.Dispose();
    }

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var to = context.DnsEndPoint;
        if (to.Port is not (80 or 443) && to.Port < FirstFreePort)
            throw new FetchRefusedException(ProblemKind.AddressNotPublic, $"{to.Host}:{to.Port}");
        return PublicConnection.OpenAsync(to, rules.Resolve, rules.IsPublic, host => new FetchRefusedException(ProblemKind.AddressNotPublic, host), cancellation);
    }

    private static string Cause(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "name",
        HttpRequestError.SecureConnectionError => "certificate",
        HttpRequestError.ConnectionError when failed.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "name",
        HttpRequestError.ConnectionError => "connection",
        _ => "broken",
    };
}
