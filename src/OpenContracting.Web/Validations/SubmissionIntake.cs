using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace OpenContracting.Web.Validations;

/// <summary>Takes documents from requests: as the body, as a form with a file, a text or an address, or by an address alone.</summary>
public sealed class SubmissionIntake(
    InstanceSettings settings, SubmissionFolder folder, DocumentFetcher fetcher, SubmissionQueue queue, Submissions submissions)
{
    /// <summary>A document no larger is answered at once, unless the line is long.</summary>
    public const long Small = 5_000_000;

    private const int FormOverhead = 1 << 20;
    private const int LongestField = 4096;
    private const string Unnamed = "document.json";
    private const string UnnamedTable = "table.csv";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Takes a document in and, when it is small, waits for its report.</summary>
    public async Task<(Taken? Taken, Problem? Refused)> TakeAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!queue.TryReserve())
            return (null, new Problem(ProblemKind.ValidatorBusy));
        var isInLine = false;
        // Who sends a byte now and then would keep a place from others for hours.
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
            pace.MinDataRate = new MinDataRate(bytesPerSecond: 10_000, gracePeriod: TimeSpan.FromSeconds(30));
        var given = new SubmissionRequest { Address = request.Query["url"], Days = request.Query["days"] };
        try
        {
            await ReadAsync(request, given, cancellation);
            if (given.Document is null && given.Address is { Length: > 0 } address)
                given.Document = await FetchAsync(address, cancellation);
            if (given.Document is not { Size: > 0 } document)
                return (null, new Problem(ProblemKind.DocumentMissing));
            if (!TryReadLife(given.Days, out var life))
                return (null, new Problem(ProblemKind.MalformedParameter, "days", given.Days, new TextKey("parameter.days", Choices())) { At = ("days", null) });
            var taken = await submissions.AddAsync(document, life, cancellation);
            var ended = queue.Enqueue(taken.Submission.Id, document);
            isInLine = true;
            return (document.Size <= Small ? await AwaitAsync(taken, ended, cancellation) : taken, null);
        }
        catch (DocumentTooLargeException)
        {
            return (null, new Problem(ProblemKind.DocumentTooLarge, settings.LargestValidation));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, new Problem(ProblemKind.DocumentTooLarge, settings.LargestValidation));
        }
        catch (FetchRefusedException refused)
        {
            return (null, refused.Problem);
        }
        catch (InvalidDataException malformed)
        {
            return (null, new Problem(ProblemKind.MalformedRequest, malformed.Message));
        }
        finally
        {
            if (!isInLine)
            {
                queue.Release();
                if (given.Document is not null)
                    File.Delete(given.Document.Path);
            }
        }
    }

    private string Choices() => string.Join(", ", settings.ValidationDays);

    private async Task<Taken> AwaitAsync(Taken taken, Task ended, CancellationToken cancellation)
    {
        await Task.WhenAny(ended, Task.Delay(Patience, cancellation));
        return taken with { Submission = await submissions.FindAsync(taken.Submission.Id, cancellation) ?? taken.Submission };
    }

    private async Task ReadAsync(HttpRequest request, SubmissionRequest given, CancellationToken cancellation)
    {
        var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = settings.LargestValidation + (isForm ? FormOverhead : 0);
        if (isForm)
            await ReadFormAsync(request, HeaderUtilities.RemoveQuotes(type!.Boundary).Value ?? "", given, cancellation);
        else if (string.IsNullOrEmpty(given.Address))
            given.Document = await folder.KeepAsync(
                request.Body, Name(request.Query["name"]) ?? (type?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true ? UnnamedTable : Unnamed), cancellation);
    }

    /// <summary>Fields in any order, the file streamed; of file, text and address the first that holds anything counts.</summary>
    private async Task ReadFormAsync(HttpRequest request, string boundary, SubmissionRequest given, CancellationToken cancellation)
    {
        if (boundary.Length == 0)
            throw new InvalidDataException("multipart/form-data without boundary");
        var form = new MultipartReader(boundary, request.Body);
        while (await form.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
            {
                case "file" or "text" when given.Document is null:
                    var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                    var document = await folder.KeepAsync(section.Body, Name(name) ?? Unnamed, cancellation);
                    if (document.Size > 0)
                        given.Document = document;
                    else
                        File.Delete(document.Path);
                    break;
                case "url":
                    given.Address = (await ReadFieldAsync(section.Body, cancellation)).Trim();
                    break;
                case "days":
                    given.Days = await ReadFieldAsync(section.Body, cancellation);
                    break;
            }
        }
    }

    private Task<SpooledDocument> FetchAsync(string address, CancellationToken cancellation) => fetcher.FetchAsync(
        address,
        (body, token) => folder.KeepAsync(body, Name(address.Split('?', '#')[0].TrimEnd('/')) ?? Unnamed, token),
        cancellation);

    private bool TryReadLife(string? days, out TimeSpan life)
    {
        life = TimeSpan.FromDays(settings.ValidationDays[0]);
        if (string.IsNullOrEmpty(days))
            return true;
        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || !settings.ValidationDays.Contains(count))
            return false;
        life = TimeSpan.FromDays(count);
        return true;
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, length));
    }

    /// <summary>The last part of a path, without what no name needs; null when nothing is left.</summary>
    private static string? Name(string? path)
    {
        var bare = string.Concat((path ?? "").Replace('\\', '/').Split('/')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return bare.Length == 0 ? null : bare.Length <= 120 ? bare : bare[..120];
    }
}
