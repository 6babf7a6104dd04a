using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Api.Problems;

/// <summary>A refused request as problem details (RFC 9457), in the reader's language, with a stable <c>code</c>.</summary>
public sealed class Problem(ProblemKind kind, params IReadOnlyList<object?> arguments) : IResult
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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

    private byte[] Body(HttpContext context, string language) => JsonSerializer.SerializeToUtf8Bytes(
        new ProblemBody(
            context.RequestServices.GetRequiredService<PublicAddress>().Of($"/api/errores#{kind.Code}"),
            PortalTexts.All[language, $"problem.{kind.Code}.title"],
            kind.Status,
            Detail(language),
            context.Request.Path,
            kind.Code,
            At?.Parameter,
            At?.Nearest,
            Fields?.ToDictionary(field => field.Key, field => field.Value.In(language))),
        Readable);
}
