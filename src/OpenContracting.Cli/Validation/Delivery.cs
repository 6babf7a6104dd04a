using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Validation;
using OpenContracting.Validation.Delivery;

namespace OpenContracting.Cli.Validation;

/// <summary>Fetches a document from an address, keeps it aside while the command runs, and judges how it was served.</summary>
public sealed class Delivery(Session session, bool quiet)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, IReadOnlyList<Notice>> notices = [];

    public static bool IsAddress(string argument) =>
        argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What was noticed on fetching an input; none for what was not fetched.</summary>
    public IReadOnlyList<Notice> Of(string name) => notices.GetValueOrDefault(name, []);

    /// <exception cref="OperatorException">The address gives no document.</exception>
    public async Task<Input> FetchAsync(string address, CancellationToken cancellation)
    {
        try
        {
            return await TryFetchAsync(new Uri(address), address, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException or IOException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new OperatorException(session.Text("validate.notFetched", address, fault.Message), ExitCode.UnreadableInput);
        }
    }

    [SuppressMessage("Security", "CA5359", Justification = "What is read is public, and a bad certificate is reported as an error of it.")]
    private async Task<Input> TryFetchAsync(Uri address, string name, CancellationToken cancellation)
    {
        string? fault = null;
        DateTimeOffset? ends = null;
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            SslOptions = new SslClientAuthenticationOptions
            {
                // A bad certificate is a finding about a public file, not a reason to say nothing else about it.
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    fault = errors == SslPolicyErrors.None ? null : errors.ToString();
                    ends = DateTimeOffset.TryParse(certificate?.GetExpirationDateString(), out var date) ? date : null;
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler) { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("occ/" + typeof(Delivery).Assembly.GetName().Version!.ToString(3));
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), cancellation);
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new OperatorException(session.Text("validate.notFetched", name, $"{(int)answer.StatusCode} {answer.ReasonPhrase}"), ExitCode.UnreadableInput);
        var file = await KeepAsync(answer, name, cancellation);
        var encoding = answer.Content.Headers.ContentEncoding.FirstOrDefault();
        var facts = new DeliveryFacts
        {
            Address = answer.RequestMessage!.RequestUri!,
            MediaType = answer.Content.Headers.ContentType?.MediaType,
            Charset = answer.Content.Headers.ContentType?.CharSet,
            Encoding = encoding,
            Bytes = file.Bytes,
            HasValidator = answer.Headers.ETag is not null || answer.Content.Headers.LastModified is not null,
            HeadStatus = (int)head.StatusCode,
            CertificateFault = fault,
            CertificateEnds = ends,
        };
        notices[name] = DeliveryJudgement.Judge(facts, TimeProvider.System.GetUtcNow());
        return new Input(file.File, true);
    }

    // The engine unpacks gzip itself, so what came compressed is kept so.
    private async Task<(ExportFile File, long Bytes)> KeepAsync(HttpResponseMessage answer, string name, CancellationToken cancellation)
    {
        var path = Path.GetTempFileName();
        var keep = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        using var line = new ProgressLine(session, name, answer.Content.Headers.ContentLength ?? 0, quiet);
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            await keep.WriteAsync(buffer.AsMemory(0, read), cancellation);
            line.Report(keep.Length, 0);
        }

        await keep.FlushAsync(cancellation);
        return (new ExportFile(name, () =>
        {
            keep.Seek(0, SeekOrigin.Begin);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }), keep.Length);
    }
}
