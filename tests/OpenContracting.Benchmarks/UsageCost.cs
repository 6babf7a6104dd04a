using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenContracting.People.Usage;
using OpenContracting.Web.Usage;

namespace OpenContracting.Benchmarks;

/// <summary>What counting costs: a request, that hands its answer over, and the counter aside; a thread's own time.</summary>
internal static class UsageCost
{
    private const int Rounds = 15;

    /// <summary>Fewer than the line holds, so that none is dropped.</summary>
    private const int Requests = 10_000;

    public static void Run()
    {
        var context = Answered();
        var record = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var collector = new UsageCollector(new VisitorKeys(), TimeProvider.System);
            return Cost(() => collector.Record(context));
        }).Order().ElementAt(Rounds / 2);
        var at = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
        var count = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var counter = new UsageCounter();
            var number = 0;
            return Cost(() => counter.Add(new UsageEvent(
                at.AddMilliseconds(++number * 7), (UInt128)(number % 300), AgentClass.Person, new UsageItem("project", "oc4ids-1", "html", "portal"), UsageAction.Investigation)));
        }).Order().ElementAt(Rounds / 2);
        Console.WriteLine($"a request: {record:F2} µs; an event counted aside: {count:F2} µs");
    }

    private static double Cost(Action one)
    {
        var begins = ThreadTime.Seconds;
        for (var i = 0; i < Requests; i++)
            one();
        return (ThreadTime.Seconds - begins) / Requests * 1e6;
    }

    private static DefaultHttpContext Answered()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new EndpointNameMetadata("getProject")), null));
        context.Request.Method = "GET";
        context.Request.RouteValues["id"] = "oc4ids-000000-2026-0-41-01-08-CL-001054";
        context.Request.Headers.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
        context.Response.ContentType = "application/json";
        context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.9");
        return context;
    }
}
