using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The addresses of documents answer. Pelican's <c>misc.url_availability</c>, on OC4IDS too.</summary>
/// <remarks>
/// A hundred addresses are tried, chosen by a hash, so that the same document is judged by the same ones. (1) Nobody has allowed to go out on the
/// network: <see cref="ValidationOptions.Links"/>. (2) No document has an address of the web. (3) Other addresses than http and https are passed over.
/// </remarks>
internal sealed class UrlAvailability : DatasetCheck<DocumentAddress>
{
    private const int Most = 100;

    public override string Code => "url-availability";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["documents"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        // Addresses would be kept for nothing.
        if (run.Settings.Links is null)
            return;
        foreach (var documents in subject.Named("documents"u8))
            foreach (var document in documents.Elements)
                if (document["url"u8] is { IsString: true } url && IsOfWeb(url.Text)) // (3)
                    Remember(run, new DocumentAddress(OrderOf(url.Text), url.GetString()!, run.Place(url)));
    }

    public override DatasetMemory<DocumentAddress> Begin() => new Addresses();

    private static bool IsOfWeb(ReadOnlySpan<byte> url) => url.StartsWith("https://"u8) || url.StartsWith("http://"u8);

    // FNV-1a: the same in every process, unlike our other hashes.
    private static ulong OrderOf(ReadOnlySpan<byte> url)
    {
        var hash = 14695981039346656037;
        foreach (var b in url)
            hash = (hash ^ b) * 1099511628211;
        return hash;
    }

    private sealed class Addresses : DatasetMemory<DocumentAddress>
    {
        private readonly SortedDictionary<ulong, DocumentAddress> sample = [];

        public override void Add(DocumentAddress fact)
        {
            sample.TryAdd(fact.Order, fact);
            if (sample.Count > Most)
                sample.Remove(sample.Keys.Last());
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(run.Settings.Links is null ? 1 : 2);
            if (run.Settings.Links is not { } answers)
                return;
            DocumentAddress[] addresses = [.. sample.Values.OrderBy(address => address.At.Offset)];
            foreach (var (address, isThere) in addresses.Zip(answers([.. addresses.Select(address => address.Url)])))
                if (isThere)
                    run.Pass();
                else
                    run.Fail(address.At, value: $"\"{address.Url}\"");
        }
    }
}
