using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>
/// A server on this machine that misbehaves as DGCP's has been seen to: months it has not, broken answers, statuses 500, and
/// certificates that have expired or come without the intermediate one.
/// </summary>
public sealed class StandInSource : IAsyncDisposable
{
    private const string Name = "localhost";

    private readonly WebApplication app;
    private readonly Dictionary<string, Func<HttpContext, Task>> answers = [];
    private readonly List<string> asked = [];

    private StandInSource(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single().Replace("127.0.0.1", Name);

    /// <summary>What was asked for, in order, with a mark where it was asked for only if changed.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
                return [.. asked];
        }
    }

    /// <param name="certificate">Null for plain HTTP.</param>
    public static async Task<StandInSource> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var source = new StandInSource(builder.Build());
        source.app.Run(source.AnswerAsync);
        await source.app.StartAsync();
        return source;
    }

    /// <summary>Answers with a file that says which it is and when it changed.</summary>
    public void Serve(string path, byte[] content) => answers[path] = async context =>
    {
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(content))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content);
    };

    /// <summary>Answers some times with a status, then as before.</summary>
    public void Fail(string path, int status, int times)
    {
        var then = answers[path];
        var left = times;
        answers[path] = context =>
        {
            if (left-- <= 0)
                return then(context);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
    }

    /// <summary>Breaks off in the middle of its answer some times, then answers as before.</summary>
    public void BreakOff(string path, byte[] content, int times)
    {
        var then = answers[path];
        var left = times;
        answers[path] = async context =>
        {
            if (left-- <= 0)
            {
                await then(context);
                return;
            }

            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
    }

    public void Redirect(string path, string location) => answers[path] = context =>
    {
        context.Response.Redirect(location);
        return Task.CompletedTask;
    };

    /// <summary>Answers questions in JSON, which go by their cursor and their month.</summary>
    public void Answer(string path, Func<string, string> answer) => answers[path] = async context =>
    {
        using var question = await JsonDocument.ParseAsync(context.Request.Body);
        var root = question.RootElement;
        await context.Response.WriteAsync(answer($"{root.GetProperty("valorSiguiente")} {root.GetProperty("filtro").GetProperty("fechaDesde").GetString()![..7]}"));
    };

    /// <summary>Takes what is posted, answering as <paramref name="status"/> says.</summary>
    public ConcurrentQueue<ReceivedPost> Receive(string path, Func<int>? status = null)
    {
        var posts = new ConcurrentQueue<ReceivedPost>();
        answers[path] = async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            context.Response.StatusCode = status?.Invoke() ?? 204;
            if (context.Response.StatusCode == 204)
                posts.Enqueue(new ReceivedPost(body.ToArray(), context.Request.Headers["OpenContracting-Signature"].ToString()));
        };
        return posts;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.ToString();
        lock (asked)
            asked.Add(context.Request.Headers.IfNoneMatch.Count > 0 ? $"{path} if changed" : path);
        if (answers.TryGetValue(path, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
