using System.Threading.Channels;
using Microsoft.Net.Http.Headers;
using OpenContracting.People.Usage;
using OpenContracting.Storage.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>Takes what was answered, after it was answered, and hands it to who counts. Never waits: when the line is full it says how many it dropped.</summary>
public sealed class UsageCollector(VisitorKeys visitors, TimeProvider clock)
{
    private const int LongestLine = 16_384;

    private readonly Channel<UsageEvent> line = Channel.CreateBounded<UsageEvent>(new BoundedChannelOptions(LongestLine) { SingleReader = true });
    private long dropped;

    internal ChannelReader<UsageEvent> Events => line.Reader;

    /// <summary>How many were dropped since it was last asked.</summary>
    internal long TakeDropped() => Interlocked.Exchange(ref dropped, 0);

    public void Record(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && UsageRoutes.Of(endpoint) is { } route)
            Record(context, route);
    }

    /// <summary>Takes an answer of which all is known that decides whether it counts.</summary>
    /// <param name="context">Who asked.</param>
    /// <param name="route">How it is counted.</param>
    /// <param name="id">What was asked for.</param>
    /// <param name="format">As what it was delivered.</param>
    public void Record(HttpContext context, UsageRoute route, string id, string format) =>
        HandOver(context, route, new UsageItem(route.Kind, id, format, route.Channel), null);

    private void Record(HttpContext context, UsageRoute route)
    {
        var headers = context.Request.Headers;
        var status = context.Response.StatusCode;
        // Sharing leads elsewhere, so its good answer is a redirect.
        if (route.Action == UsageAction.Share && status == StatusCodes.Status303SeeOther)
            status = StatusCodes.Status200OK;
        if (!UsageRules.Counts(context.Request.Method, status, Purpose(headers)) || context.User.Identity?.IsAuthenticated == true)
            return;
        // The reader hung up: what is missing comes in pieces, if it comes.
        if (route.Action == UsageAction.Request && status == StatusCodes.Status200OK && context.RequestAborted.IsCancellationRequested)
            return;
        if (Item(context, route) is { } item && Piece(context, status) is (true, var piece))
            HandOver(context, route, item, piece);
    }

    private void HandOver(HttpContext context, UsageRoute route, UsageItem item, FilePiece? piece)
    {
        var headers = context.Request.Headers;
        var now = clock.GetUtcNow();
        var agent = headers.UserAgent.ToString();
        // Global Privacy Control: counted, and never told from anybody else.
        var visitor = headers["Sec-GPC"] == "1" ? null : visitors.Of(context, agent, now);
        var kind = visitor?.Class ?? RobotsList.Current.Classify(agent);
        // A feed that a program fetches is read; one that a browser opens is about to be followed.
        var action = route.Action == UsageAction.Follow && kind != AgentClass.Person ? UsageAction.Investigation : route.Action;
        if (!line.Writer.TryWrite(new UsageEvent(now, visitor?.Key, kind, item, action, piece)))
            Interlocked.Increment(ref dropped);
    }

    internal static string? Purpose(IHeaderDictionary headers) =>
        headers.TryGetValue("Sec-Purpose", out var purpose) || headers.TryGetValue("Purpose", out purpose) || headers.TryGetValue("X-Moz", out purpose)
            ? purpose.ToString() : null;

    private static UsageItem? Item(HttpContext context, UsageRoute route)
    {
        var id = route.Parameter is null ? route.Item : context.Request.RouteValues[route.Parameter]?.ToString();
        if (string.IsNullOrEmpty(id) || id.Length > UsageDay.LongestItem)
            return null;
        var format = route.Format switch
        {
            null => route.Kind == "file" ? UsageFormat.OfFile(id) : UsageFormat.OfContentType(context.Response.ContentType),
            ['{', .. var name, '}'] => context.Request.RouteValues[name]?.ToString() ?? "",
            var fixedFormat => fixedFormat,
        };
        return format.Length > UsageDay.LongestCode ? null : new UsageItem(route.Kind, id, format, route.Channel);
    }

    /// <summary>The piece that was sent; false when it is a partial answer that does not say which.</summary>
    private static (bool Known, FilePiece? Piece) Piece(HttpContext context, int status)
    {
        if (status != StatusCodes.Status206PartialContent)
            return (true, null);
        return ContentRangeHeaderValue.TryParse(context.Response.Headers.ContentRange.ToString(), out var range)
            && range is { From: { } from, To: { } to, Length: { } length }
            ? (true, new FilePiece(from, to, length)) : (false, null);
    }
}
