using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Pushes;

/// <summary>What a request says of the export it brings.</summary>
public sealed record IncomingPush
{
    public const string DryRun = "dry-run";

    private const int LongestKey = 200;

    private static readonly string[] Parameters = ["name", "period", "licence"];

    public required string Name { get; init; }
    public string? Period { get; init; }
    public string? Licence { get; init; }

    /// <summary>What the sender says the bytes hash to.</summary>
    public byte[]? Sha256 { get; init; }
    public bool IsTrial { get; init; }
    public string? IdempotencyKey { get; init; }

    /// <summary>How many bytes it brings; null when that is known only at their end.</summary>
    public long? Length { get; init; }

    /// <summary>The bytes; null where the request brings none.</summary>
    public Stream? Content { get; init; }

    /// <summary>What makes it the same push again.</summary>
    public string Fingerprint => string.Join('\n', Name, Period, Licence, Sha256 is null ? "" : Convert.ToHexStringLower(Sha256));

    public Delivery Delivery(PublisherKey key) => new(Name, key.Source)
    {
        Institution = key.Institution,
        Period = Period,
        Licence = Licence,
        From = PushDoor.From(key),
        Sha256 = Sha256,
        RefusesEmpty = true,
    };

    /// <summary>Reads a request, or says what is wrong with it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="more">Parameters it may have besides the usual.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(IncomingPush? Push, Problem? Mistake)> ReadAsync(HttpRequest request, string[] more, CancellationToken cancellation)
    {
        string[] known = [.. Parameters, .. more];
        if (request.Query.Keys.FirstOrDefault(parameter => !known.Contains(parameter)) is { } unknown)
            return (null, new Problem(ProblemKind.UnknownParameter, unknown, string.Join(", ", known)) { At = (unknown, Nearest.To(unknown, known)) });
        if (!TryReadDigest(request, out var announced))
            return (null, new Problem(ProblemKind.MalformedRequest, new TextKey("push.digest")));
        if (request.Headers["Idempotency-Key"].ToString() is { Length: > LongestKey })
            return (null, new Problem(ProblemKind.MalformedRequest, new TextKey("push.idempotencyKey")));
        if (request.Query[DryRun].ToString() is not ("" or "true" or "false"))
            return (null, new Problem(ProblemKind.MalformedRequest, new TextKey("push.dryRun")));
        var (content, fileName) = await ContentAsync(request, cancellation);
        if (content is null)
            return (null, new Problem(ProblemKind.ExportEmpty));
        if (FileName(request.Query["name"].ToString() is { Length: > 0 } stated ? stated : fileName) is not { } name)
            return (null, new Problem(ProblemKind.ExportNameMissing));
        return (new IncomingPush
        {
            Name = name,
            Period = request.Query["period"].ToString() is { Length: > 0 } period ? period : null,
            Licence = request.Query["licence"].ToString() is { Length: > 0 } licence ? licence : null,
            Sha256 = announced,
            IsTrial = request.Query[DryRun] == "true",
            IdempotencyKey = request.Headers["Idempotency-Key"].ToString().Trim('"') is { Length: > 0 } key ? key : null,
            Length = content == request.Body ? request.ContentLength : null,
            Content = content,
        }, null);
    }

    /// <summary>The body, or the first file of a form as it streams in.</summary>
    private static async Task<(Stream? Content, string? Name)> ContentAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return (request.Body, null);
        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            if (part.AsFileSection() is { } file)
                return (file.FileStream, file.FileName);
        return (null, null);
    }

    /// <summary>The name alone: what stands before it on the sender's disk is none of our business.</summary>
    private static string? FileName(string? name) =>
        name?.Replace('\\', '/').Split('/')[^1].Trim() is { Length: > 0 and <= 200 } bare && !bare.Any(char.IsControl) ? bare : null;

    /// <summary>RFC 9530: <c>Repr-Digest: sha-256=:base64:</c>; absent is fine.</summary>
    private static bool TryReadDigest(HttpRequest request, out byte[]? announced)
    {
        announced = null;
        var header = request.Headers["Repr-Digest"].ToString();
        if (header.Length == 0)
            return true;
        var value = header.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("sha-256=:", StringComparison.OrdinalIgnoreCase));
        var bytes = new byte[33];
        if (value is null || !Convert.TryFromBase64String(value[9..].TrimEnd(':'), bytes, out var length) || length != 32)
            return false;
        announced = bytes[..32];
        return true;
    }
}
