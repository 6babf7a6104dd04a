using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OpenContracting.Web.Api;

/// <summary>Bytes with a strong entity tag, so that asking again costs nothing when nothing changed; text is sent compressed to whoever takes it so.</summary>
public sealed class TaggedBytes(CodedBody body, string contentType) : IResult
{
    private static readonly string[] TextEndings = ["/json", "+json", "/xml", "+xml"];

    public TaggedBytes(byte[] bytes, string contentType)
        : this(new CodedBody(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))), contentType)
    {
    }

    /// <summary>The file's name; null when it is not to be saved under one.</summary>
    public string? Name { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var coding = CodedBody.Identity;
        if (IsText(contentType))
            body.Say(response.Headers, coding = body.Choose(httpContext.Request));
        await Results.Bytes(body.In(coding), contentType, Name, lastModified: LastModified, entityTag: new EntityTagHeaderValue(body.TagOf(coding))).ExecuteAsync(httpContext);
        // There is nothing in it that could be coded.
        if (response.StatusCode is StatusCodes.Status304NotModified or StatusCodes.Status412PreconditionFailed)
            response.Headers.Remove(HeaderNames.ContentEncoding);
    }

    /// <summary>Whether a media type is one of texts, and so worth compressing.</summary>
    public static bool IsText(string contentType) => contentType.Split(';')[0] is var media
        && (media.StartsWith("text/", StringComparison.Ordinal) || TextEndings.Any(ending => media.EndsWith(ending, StringComparison.Ordinal)));
}
