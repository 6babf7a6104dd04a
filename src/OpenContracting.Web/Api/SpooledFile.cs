using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Api;

/// <summary>An answer written aside: sent with its length, its hash and its count of rows; gone when sent.</summary>
public sealed class SpooledFile(FileStream file, string contentType, long rows, byte[] hash) : IResult, IDisposable
{
    public long Rows => rows;

    /// <summary>The name a browser saves it under; null to show it.</summary>
    public string? DownloadName { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers["X-Total-Count"] = rows.ToString(CultureInfo.InvariantCulture);
        headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(hash)}:";
        headers.CacheControl = "public, max-age=60";
        return Results.File(
            file, contentType, DownloadName, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash)}\""), enableRangeProcessing: true)
            .ExecuteAsync(httpContext);
    }

    public void Dispose() => file.Dispose();
}
