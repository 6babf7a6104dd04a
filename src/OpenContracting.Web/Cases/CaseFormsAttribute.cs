using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Cases;

/// <summary>Reads the forms of a page of cases: counts them by address, keeps files in memory, and reads on past what is too large, so that the page can answer with what was written.</summary>
/// <remarks>The framework's own reader writes larger files to disk, unsealed, and refuses a form that is too large without reading what else it says.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CaseFormsAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>Past that no more is read, and thrown away, of a form.</summary>
    public const int MostRead = 100_000_000;

    private const int LongestField = 64_000;
    private const int MostParts = 60;

    /// <summary>The seconds to wait before another form is taken; null when this one is.</summary>
    public static int? Wait(HttpContext context) => context.Items[typeof(CaseFormsAttribute)] as int?;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            if (http.RequestServices.GetRequiredService<CaseLimiter>().Wait(http) is { } wait)
            {
                http.Items[typeof(CaseFormsAttribute)] = wait;
                http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            }

            if (BoundaryOf(http.Request) is { } boundary)
                http.Features.Set<IFormFeature>(new FormFeature(await ReadAsync(http, boundary)));
        }

        await next();
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary ? boundary : null
            : null;

    private static async Task<FormCollection> ReadAsync(HttpContext http, string boundary)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var form = new KeyValueAccumulator();
        var files = new FormFileCollection();
        long read = 0;
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            for (var parts = 0; parts < MostParts && read <= MostRead && await reader.ReadNextSectionAsync(http.RequestAborted) is { } part; parts++)
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                    continue;
                else if (disposition.IsFileDisposition())
                {
                    // A file that will not be taken is only counted.
                    var isKept = Wait(http) is null && files.Count < CaseEvidence.MostFiles;
                    var (content, length) = await TakeAsync(part.Body, isKept ? CaseEvidence.LargestFile : 0, MostRead - read, http.RequestAborted);
                    read += length;
                    var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                    files.Add(new FormFile(new MemoryStream(content), 0, length, HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), name));
                }
                else
                {
                    var (content, length) = await TakeAsync(part.Body, LongestField, MostRead - read, http.RequestAborted);
                    read += length;
                    form.Append(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), Encoding.UTF8.GetString(content));
                }
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException(broken.Message, StatusCodes.Status400BadRequest);
        }

        return new FormCollection(form.GetResults(), files);
    }

    /// <summary>The first bytes of a part, and how long it is: what is past them is read and thrown away.</summary>
    private static async Task<(byte[] Content, long Length)> TakeAsync(Stream part, int most, long mostRead, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var piece = new byte[16 * 1024];
        long length = 0;
        for (int read; length <= mostRead && (read = await part.ReadAsync(piece, cancellation)) > 0; length += read)
            if (content.Length < most)
                content.Write(piece, 0, (int)Math.Min(read, most - content.Length));
        return (content.ToArray(), length);
    }
}
