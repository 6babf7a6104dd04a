using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Validation;
using OpenContracting.Validation.Delivery;

namespace OpenContracting.Cli.Validation;

/// <summary>Fetches a document from an address, keeps it aside while the command runs, and judges how it was served.</summary>
public sealed class Delivery(Session session, bool quiet)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PatienceToConnect = TimeSpan.FromSeconds(20);

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
            throw new OperatorException(session.Text("validate.notFetched", address, NetworkFault.In(fault, session)), ExitCode.UnreadableInput);
        }
    }

    [SuppressMessage("Security", "CA5359", Justification = "What is read is public, and a bad certificate is reported as an error of it.")]
    private async Task<Input> TryFetchAsync(Uri address, string name, CancellationToken cancellation)
    {
        var (faults, ends) = (CertificateFaults.None, (DateTimeOffset?)null);
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = PatienceToConnect,
            SslOptions = new SslClientAuthenticationOptions
            {
                // A bad certificate is a finding about a public file, not a reason to say nothing else about it.
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    faults = FaultsOf(errors, chain);
                    ends = DateTimeOffset.TryParse(certificate?.GetExpirationDateString(), out var date) ? date : null;
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler) { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("occ/" + typeof(Delivery).Assembly.GetName().Version!.ToString(3));
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        var head = await AskHeadAsync(http, address, cancellation);
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new OperatorException(session.Text("validate.notFetched", name, NetworkFault.In(answer, session)), ExitCode.UnreadableInput);
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
            IsEncodedAsSaid = encoding is null || (encoding is "gzip" or "x-gzip" && file.IsGzip),
            HeadStatus = head,
            CertificateFaults = faults,
            CertificateEnds = ends,
        };
        notices[name] = DeliveryJudgement.Judge(facts, TimeProvider.System.GetUtcNow());
        return new Input(file.File, true);
    }

    // A server that breaks off at HEAD may yet give the document.
    private static async Task<int?> AskHeadAsync(HttpClient http, Uri address, CancellationToken cancellation)
    {
        try
        {
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), cancellation);
            return (int)head.StatusCode;
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError)
        {
            return null;
        }
    }

    private static CertificateFaults FaultsOf(SslPolicyErrors errors, X509Chain? chain)
    {
        var faults = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateFaults.OtherName : CertificateFaults.None;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            faults |= CertificateFaults.Other;
        foreach (var status in chain?.ChainStatus ?? [])
            faults |= status.Status switch
            {
                X509ChainStatusFlags.NoError => CertificateFaults.None,
                X509ChainStatusFlags.NotTimeValid => CertificateFaults.Expired,
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => CertificateFaults.Untrusted,
                // Whether it was withdrawn is not asked.
                X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation => CertificateFaults.None,
                _ => CertificateFaults.Other,
            };
        return errors == SslPolicyErrors.None ? CertificateFaults.None : faults == CertificateFaults.None ? CertificateFaults.Other : faults;
    }

    // The engine unpacks gzip itself, so what came compressed is kept so.
    private async Task<(ExportFile File, long Bytes, bool IsGzip)> KeepAsync(HttpResponseMessage answer, string name, CancellationToken cancellation)
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
        keep.Seek(0, SeekOrigin.Begin);
        var isGzip = keep.ReadByte() == 0x1F && keep.ReadByte() == 0x8B;
        return (new ExportFile(name, () =>
        {
            keep.Seek(0, SeekOrigin.Begin);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }), keep.Length, isGzip);
    }
}
