using OpenContracting.Jobs;
using OpenContracting.Web.Cases;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenContracting.Web.Hosting;

/// <summary>Metrics and traces for a collector, where one is named; otherwise nothing of this is there.</summary>
public static class TelemetryExport
{
    /// <summary>What would say who asked for what. A path may hold a secret (a link to set an account up): the route says which resource it was.</summary>
    private static readonly string[] Personal = ["client.address", "network.peer.address", "user_agent.original", "url.path", "url.query"];

    public static void AddTelemetry(this IServiceCollection services, InstanceSettings settings)
    {
        if (settings.Telemetry is null)
            return;
        var collector = settings.Telemetry.TrimEnd('/');
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("opencontracting", serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime")
                .AddOtlpExporter(otlp => To(otlp, collector + "/v1/metrics")))
            .WithTracing(traces => traces
                .AddSource(Telemetry.Name)
                .AddAspNetCoreInstrumentation(web =>
                {
                    web.Filter = context => !context.Request.Path.StartsWithSegments("/health") && !CasePages.IsOne(context.Request.Path);
                    web.EnrichWithHttpResponse = (activity, _) =>
                    {
                        foreach (var tag in Personal)
                            activity.SetTag(tag, null);
                    };
                })
                .AddOtlpExporter(otlp => To(otlp, collector + "/v1/traces")));
    }

    private static void To(OtlpExporterOptions otlp, string address)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(address);
    }
}
