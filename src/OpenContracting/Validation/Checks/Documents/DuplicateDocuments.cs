using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Documents;

/// <summary>A list of documents holds each document once.</summary>
/// <remarks>
/// Two are the same when address, document type, first page and language are. (1) No list has two documents with an address.
/// (2) One file that covers two subjects is listed twice with different types, as the standard says.
/// </remarks>
internal sealed class DuplicateDocuments : Check
{
    private const int Few = 32;

    public override string Code => "duplicate-documents";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["documents"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var documents in subject.Named("documents"u8))
        {
            if (documents.Elements.Count < 2)
                continue;
            if (HaveDistinctAddresses(documents, out var addresses))
            {
                run.Pass(addresses);
                continue;
            }

            var seen = run.Seen(SameDocument.Instance);
            foreach (var document in documents.Elements)
            {
                if (!document["url"u8].IsString)
                    continue;
                if (seen.Add(document))
                    run.Pass();
                else if (seen.TryGetValue(document, out var first))
                    run.Fail(document, shown: document["url"u8], arguments: [first["id"u8].ToString()]);
            }
        }
    }

    // Of nearly all lists this is all there is to say.
    private static bool HaveDistinctAddresses(JsonValue documents, out int addresses)
    {
        Span<ulong> hashes = stackalloc ulong[Few];
        addresses = 0;
        foreach (var document in documents.Elements)
        {
            var url = document["url"u8];
            if (!url.IsString)
                continue;
            var hash = StringHash.Of(url);
            if (addresses == Few || hashes[..addresses].Contains(hash))
                return false;
            hashes[addresses++] = hash;
        }

        return true;
    }

    private sealed class SameDocument : IEqualityComparer<JsonValue>
    {
        public static readonly SameDocument Instance = new();

        public bool Equals(JsonValue x, JsonValue y) =>
            x["url"u8].SameText(y["url"u8]) && x["documentType"u8].SameText(y["documentType"u8]) // (2)
            && x["pageStart"u8].SameText(y["pageStart"u8]) && x["language"u8].SameText(y["language"u8]);

        public int GetHashCode(JsonValue document) => (int)StringHash.Of(document["url"u8]);
    }
}
