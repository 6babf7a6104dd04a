using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenContracting.Benchmarks;

/// <summary>The least that Kestrel does to send some bytes: what an instance's own endpoints are measured beside.</summary>
internal static class Bare
{
    /// <summary>Serves the bytes of a file at <c>/</c>, and 304 to who has them, until the process is ended.</summary>
    public static int Serve(string path, string address)
    {
        var bytes = File.ReadAllBytes(path);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.Headers.ETag = "\"bare\"";
            if (context.Request.Headers.IfNoneMatch == "\"bare\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        app.Run();
        return 0;
    }
}
