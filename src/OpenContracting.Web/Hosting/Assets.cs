using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Hosting;

/// <summary>
/// The style sheet, fonts and scripts, from inside the assembly: compressed once, and addressed by their content
/// (<c>/assets/portal.1a2b3c4d.css</c>) so that a browser asks for each version once.
/// </summary>
public static class Assets
{
    private sealed record Asset(string Address, string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip, string ETag);

    private static readonly FrozenDictionary<string, Asset> ByName = ReadAll();

    private static readonly FrozenDictionary<string, Asset> ByAddress =
        ByName.Values.ToFrozenDictionary(asset => asset.Address);

    /// <summary>The address of a file of <c>wwwroot</c>, for example <c>portal.css</c>.</summary>
    public static string Address(string name) => ByName[name].Address;

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{**name}", Serve).ExcludeFromDescription();
        // A worker may serve what is below its own address, and browsers ask for it anew each day.
        routes.MapGet("/workroom-worker.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Write(context, ByName["workroom-worker.js"]);
        }).ExcludeFromDescription();
        routes.MapGet("/favicon.ico", (HttpContext context) => Write(context, ByName["favicon.svg"])).ExcludeFromDescription();
    }

    private static Task Serve(HttpContext context, string name)
    {
        if (ByAddress.TryGetValue("/assets/" + name, out var asset))
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Write(context, asset);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Write(HttpContext context, Asset asset)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue(asset.ETag);
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == asset.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) =
            asset.Brotli is not null && accepted.Contains("br") ? (asset.Brotli, "br")
            : asset.Gzip is not null && accepted.Contains("gzip") ? (asset.Gzip, "gzip")
            : (asset.Plain, null);
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes);
    }

    private static FrozenDictionary<string, Asset> ReadAll()
    {
        var assembly = typeof(Assets).Assembly;
        const string Folder = "wwwroot/";
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            });

        // The style sheet names the fonts; their addresses are put in before its own is made from its content.
        var assets = new Dictionary<string, Asset>();
        foreach (var (name, bytes) in files.OrderBy(file => file.Key.EndsWith(".css", StringComparison.Ordinal)))
            assets[name] = Make(name, name.EndsWith(".css", StringComparison.Ordinal) ? WithAddresses(bytes, assets) : bytes);
        return assets.ToFrozenDictionary();
    }

    private static byte[] WithAddresses(byte[] css, Dictionary<string, Asset> assets)
    {
        var text = System.Text.Encoding.UTF8.GetString(css);
        foreach (var (name, asset) in assets)
            text = text.Replace($"url(\"{name}\")", $"url(\"{asset.Address}\")");
        return System.Text.Encoding.UTF8.GetBytes(text);
    }

    private static Asset Make(string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        var extension = Path.GetExtension(name);
        return new Asset(
            $"/assets/{name[..^extension.Length]}.{hash}{extension}",
            ContentType(extension),
            bytes,
            extension == ".woff2" ? null : Compress(bytes, to => new BrotliStream(to, CompressionLevel.SmallestSize)),
            extension == ".woff2" ? null : Compress(bytes, to => new GZipStream(to, CompressionLevel.SmallestSize)),
            $"\"{hash}\"");
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var result = new MemoryStream();
        using (var stream = compressor(result))
            stream.Write(bytes);
        return result.ToArray();
    }

    private static string ContentType(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
