using Microsoft.AspNetCore.Connections.Features;

namespace OpenContracting.Web.Hosting;

/// <summary>What was worked out of who is at the other end of a connection, so that it is not worked out with every request; it goes with the connection.</summary>
/// <remarks>Only where a connection carries one request at a time, and nobody else writes to it meanwhile.</remarks>
internal static class OfConnection<T>
    where T : class
{
    public static T? Of(HttpContext context) => Items(context)?.TryGetValue(typeof(T), out var kept) == true ? (T?)kept : null;

    public static void Keep(HttpContext context, T value)
    {
        if (Items(context) is { } items)
            items[typeof(T)] = value;
    }

    private static IDictionary<object, object?>? Items(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) ? context.Features.Get<IConnectionItemsFeature>()?.Items : null;
}
