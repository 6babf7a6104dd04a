using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Api.Problems;

/// <summary>A refused request as problem details (RFC 9457), in the reader's language, with a stable <c>code</c>.</summary>
public sealed class Problem(ProblemKind kind, params IReadOnlyList<object?> arguments) : IResult
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ProblemKind Kind => kind;

    /// <summary>The parameter at fault and the nearest valid name; null when no parameter is.</summary>
    public (string Parameter, string? Nearest)? At { get; init; }

    /// <summary>What is wrong with each field of the body, by its name; null when the request is at fault as a whole.</summary>
    public IReadOnlyDictionary<string, TextKey>? Fields { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public string Detail(string language) => PortalTexts.All.Format(
        language, $"problem.{kind.Code}.detail", [.. arguments.Select(argument => argument is TextKey key ? key.In(language) : argument)]);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var language = RequestLanguage.Of(httpContext.Request);
        response.StatusCode = kind.Status;
        response.ContentType = "application/problem+json";
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        response.Headers.Append("Vary", "Accept-Language");
        if (kind.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";

        var body = Body(httpContext, language);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(body);
    }

    private byte[] Body(HttpContext context, string language)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", context.RequestServices.GetRequiredService<PublicAddress>().Of($"/api/errores#{kind.Code}"));
            json.WriteString("title", PortalTexts.All[language, $"problem.{kind.Code}.title"]);
            json.WriteNumber("status", kind.Status);
            json.WriteString("detail", Detail(language));
            json.WriteString("instance", context.Request.Path);
            json.WriteString("code", kind.Code);
            if (At is { } at)
            {
                json.WriteString("parameter", at.Parameter);
                if (at.Nearest is not null)
                    json.WriteString("nearest", at.Nearest);
            }

            if (Fields is not null)
            {
                json.WriteStartObject("fields");
                foreach (var (field, wrong) in Fields)
                    json.WriteString(field, wrong.In(language));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
