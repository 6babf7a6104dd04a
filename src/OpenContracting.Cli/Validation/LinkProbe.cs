using OpenContracting.Validation;

namespace OpenContracting.Cli.Validation;

/// <summary>Asks whether addresses answer: see <see cref="ValidationOptions.Links"/>.</summary>
internal sealed class LinkProbe : IDisposable
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new() { Timeout = Patience };

    public LinkProbe() => http.DefaultRequestHeaders.UserAgent.ParseAdd("occ/" + typeof(LinkProbe).Assembly.GetName().Version!.ToString(3));

    /// <summary>Of each address, in order, whether it gives something.</summary>
    public IReadOnlyList<bool> Ask(IReadOnlyList<string> addresses)
    {
        var answers = new bool[addresses.Count];
        Parallel.For(0, addresses.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, i => answers[i] = Answers(addresses[i]));
        return answers;
    }

    public void Dispose() => http.Dispose();

    // Some servers know no HEAD, and say so in many ways.
    private bool Answers(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (Answers(HttpMethod.Head, uri) || Answers(HttpMethod.Get, uri));

    private bool Answers(HttpMethod method, Uri address)
    {
        try
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return (int)answer.StatusCode is >= 200 and < 400;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
