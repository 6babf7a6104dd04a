namespace OpenContracting.Web.Api.Problems;

/// <summary>A kind of refusal: its stable code and HTTP status. Its texts are in <c>Problems.es.json</c> and <c>Problems.en.json</c>.</summary>
public sealed record ProblemKind(string Code, int Status)
{
    public static readonly ProblemKind NoPublicationYet = new("no-publication-yet", 404);
    public static readonly ProblemKind UnknownProject = new("unknown-project", 404);
    public static readonly ProblemKind WithdrawnProject = new("withdrawn-project", 410);
    public static readonly ProblemKind UnknownVersion = new("unknown-version", 404);
    public static readonly ProblemKind NotRegistrable = new("not-registrable", 404);
    public static readonly ProblemKind UnknownFile = new("unknown-file", 404);
    public static readonly ProblemKind UnknownInstitution = new("unknown-institution", 404);
    public static readonly ProblemKind UnknownRelease = new("unknown-release", 404);
    public static readonly ProblemKind UnknownValue = new("unknown-value", 404);
    public static readonly ProblemKind UnknownExport = new("unknown-export", 404);
    public static readonly ProblemKind UnknownRun = new("unknown-run", 404);
    public static readonly ProblemKind UnknownAddress = new("unknown-address", 404);
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405);
    public static readonly ProblemKind UnknownParameter = new("unknown-parameter", 400);
    public static readonly ProblemKind MalformedParameter = new("malformed-parameter", 400);
    public static readonly ProblemKind MalformedRequest = new("malformed-request", 400);
    public static readonly ProblemKind KeyMissing = new("key-missing", 401);
    public static readonly ProblemKind KeyNotAccepted = new("key-not-accepted", 401);
    public static readonly ProblemKind KeyScope = new("key-scope", 403);
    public static readonly ProblemKind DemoInstance = new("demo-instance", 409);
    public static readonly ProblemKind ExportNameMissing = new("export-name-missing", 400);
    public static readonly ProblemKind ExportEmpty = new("export-empty", 400);
    public static readonly ProblemKind ExportTooLarge = new("export-too-large", 413);
    public static readonly ProblemKind DigestMismatch = new("digest-mismatch", 422);
    public static readonly ProblemKind BudgetUnreadable = new("budget-unreadable", 422);
    public static readonly ProblemKind PushQuota = new("push-quota", 429);
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotency-key-reused", 422);
    public static readonly ProblemKind PushUnderWay = new("push-under-way", 409);
    public static readonly ProblemKind UnknownUpload = new("unknown-upload", 404);
    public static readonly ProblemKind UploadOffset = new("upload-offset", 409);
    public static readonly ProblemKind UploadsOpen = new("uploads-open", 409);
    public static readonly ProblemKind DocumentMissing = new("document-missing", 400);
    public static readonly ProblemKind DocumentTooLarge = new("document-too-large", 413);
    public static readonly ProblemKind AddressMalformed = new("address-malformed", 422);
    public static readonly ProblemKind AddressNotPublic = new("address-not-public", 422);
    public static readonly ProblemKind AddressUnreachable = new("address-unreachable", 422);
    public static readonly ProblemKind AddressAnswers = new("address-answers", 422);
    public static readonly ProblemKind ValidatorBusy = new("validator-busy", 503);
    public static readonly ProblemKind UnknownValidation = new("unknown-validation", 404);
    public static readonly ProblemKind ValidationNotDone = new("validation-not-done", 409);
    public static readonly ProblemKind SecretMissing = new("secret-missing", 401);
    public static readonly ProblemKind SecretNotAccepted = new("secret-not-accepted", 403);
    public static readonly ProblemKind UnknownDownload = new("unknown-download", 404);
    public static readonly ProblemKind DownloadNotDone = new("download-not-done", 409);
    public static readonly ProblemKind DownloadsBusy = new("downloads-busy", 503);
    public static readonly ProblemKind UnknownOrganization = new("unknown-organization", 404);
    public static readonly ProblemKind UnknownRecommendation = new("unknown-recommendation", 404);
    public static readonly ProblemKind UnknownCommittee = new("unknown-committee", 404);
    public static readonly ProblemKind UnknownCase = new("unknown-case", 404);
    public static readonly ProblemKind UseNotTaken = new("use-not-taken", 422);
    public static readonly ProblemKind RedactedVersion = new("redacted-version", 451);
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429);
    public static readonly ProblemKind OurFault = new("our-fault", 500);

    /// <summary>The catalogue, in the order of the page that explains it.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        NoPublicationYet, UnknownProject, WithdrawnProject, UnknownVersion, NotRegistrable, UnknownFile, UnknownInstitution, UnknownRelease, UnknownValue, UnknownExport, UnknownRun, UnknownAddress, MethodNotAllowed,
        UnknownParameter, MalformedParameter, MalformedRequest, KeyMissing, KeyNotAccepted, KeyScope, DemoInstance,
        ExportNameMissing, ExportEmpty, ExportTooLarge, DigestMismatch, BudgetUnreadable, PushQuota, IdempotencyKeyReused, PushUnderWay, UnknownUpload, UploadOffset, UploadsOpen,
        DocumentMissing, DocumentTooLarge, AddressMalformed, AddressNotPublic, AddressUnreachable, AddressAnswers, ValidatorBusy,
        UnknownValidation, ValidationNotDone, SecretMissing, SecretNotAccepted, UnknownDownload, DownloadNotDone, DownloadsBusy,
        UnknownOrganization, UnknownRecommendation, UnknownCommittee, UnknownCase, UseNotTaken, RedactedVersion, TooManyRequests, OurFault,
    ];
}
