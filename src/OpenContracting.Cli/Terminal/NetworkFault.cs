using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace OpenContracting.Cli.Terminal;

/// <summary>Why an address gives nothing, in words, with the program's own beside them for whoever keeps the network.</summary>
public static class NetworkFault
{
    /// <summary>Of a failure on the way.</summary>
    public static string In(Exception fault, Session session) => $"{Words(Cause(fault), session)} ({Technical(fault)})";

    /// <summary>Of an answer that is no success.</summary>
    public static string In(HttpResponseMessage answer, Session session) =>
        $"{Words(Cause(answer.StatusCode), session)} ({(int)answer.StatusCode} {answer.ReasonPhrase})";

    private static string Words(string cause, Session session) => session.Text($"network.{cause}");

    private static string Cause(HttpStatusCode status) => (int)status switch
    {
        401 or 403 or 407 => "forbidden",
        404 or 410 => "nothing",
        429 => "busy",
        >= 300 and < 400 => "redirects",
        >= 500 => "server",
        _ => "refusedRequest",
    };

    private static string Cause(Exception fault) => fault switch
    {
        UriFormatException => "address",
        TimeoutException or OperationCanceledException => "slow",
        JsonException or KeyNotFoundException or InvalidOperationException => "other",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "name",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "secure",
        AuthenticationException => "secure",
        SocketException socket => Cause(socket.SocketErrorCode),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "broken",
        { InnerException: { } inner } => Cause(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "refused",
        _ => "broken",
    };

    private static string Cause(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "name",
        SocketError.ConnectionRefused => "refused",
        SocketError.TimedOut => "slow",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => "unreachable",
        _ => "broken",
    };

    private static string Technical(Exception fault) => fault is HttpRequestException or IOException && fault.InnerException is { } inner ? Technical(inner) : fault.Message;
}
