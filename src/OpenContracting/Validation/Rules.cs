namespace OpenContracting.Validation;

/// <summary>The rules that are not checks: what makes a document JSON, and what its schema asks. Texts: <c>NoticeTexts.*.json</c>.</summary>
internal static class Rules
{
    private static readonly List<Rule> List = [];

    // The document as bytes.
    public static readonly Rule NoData = Structure("no-data");
    public static readonly Rule NotUtf8 = Structure("not-utf-8");
    public static readonly Rule InvalidUtf8 = Structure("invalid-utf-8");
    public static readonly Rule ByteOrderMark = Structure("byte-order-mark", Severity.Warning);
    public static readonly Rule InvalidJson = Structure("invalid-json");
    public static readonly Rule TooDeep = Structure("too-deep");
    public static readonly Rule ItemTooLarge = Structure("item-too-large");
    public static readonly Rule PackageTooLarge = Structure("package-too-large");
    public static readonly Rule TooManyValues = Structure("too-many-values");
    public static readonly Rule DamagedArchive = Structure("damaged-archive");
    public static readonly Rule ExpandsTooMuch = Structure("expands-too-much");
    public static readonly Rule EmptyArchive = Structure("empty-archive");

    // The document as JSON.
    public static readonly Rule NotAPackage = Structure("not-a-package");
    public static readonly Rule UnknownKind = Structure("unknown-document-kind");
    public static readonly Rule DuplicateProperty = Structure("duplicate-property", Severity.Warning);
    public static readonly Rule LoneSurrogate = Structure("lone-surrogate", Severity.Warning);
    public static readonly Rule NumberOutOfRange = Structure("number-out-of-range", Severity.Warning);

    // The document against its schema.
    public static readonly Rule WrongType = Structure("wrong-type");
    public static readonly Rule MissingProperty = Structure("missing-property", showsValue: false);
    public static readonly Rule TooFewProperties = Structure("too-few-properties");
    public static readonly Rule TooManyProperties = Structure("too-many-properties", showsValue: false);
    public static readonly Rule ForbiddenProperty = Structure("forbidden-property");
    public static readonly Rule MissingDependency = Structure("missing-dependency", showsValue: false);
    public static readonly Rule TooFewItems = Structure("too-few-items");
    public static readonly Rule TooManyItems = Structure("too-many-items", showsValue: false);
    public static readonly Rule ForbiddenItem = Structure("forbidden-item");
    public static readonly Rule DuplicateId = Structure("duplicate-id");
    public static readonly Rule DuplicateItem = Structure("duplicate-item");
    public static readonly Rule TooShort = Structure("too-short");
    public static readonly Rule TooLong = Structure("too-long");
    public static readonly Rule PatternMismatch = Structure("pattern-mismatch");
    public static readonly Rule InvalidDateTime = Structure("invalid-date-time");
    public static readonly Rule InvalidUri = Structure("invalid-uri");
    public static readonly Rule InvalidEmail = Structure("invalid-email");
    public static readonly Rule NotInEnum = Structure("not-in-enum");
    public static readonly Rule BelowMinimum = Structure("below-minimum");
    public static readonly Rule AboveMaximum = Structure("above-maximum");
    public static readonly Rule NoMultiple = Structure("no-multiple");
    public static readonly Rule NoAlternative = Structure("no-alternative");
    public static readonly Rule SeveralAlternatives = Structure("several-alternatives");
    public static readonly Rule ForbiddenValue = Structure("forbidden-value");
    public static readonly Rule MixedReleases = Structure("mixed-releases", showsValue: false);
    public static readonly Rule MissingId = Structure("missing-id", Severity.Warning, showsValue: false);

    // The document against what the standard says beside the schema.
    public static readonly Rule UnsupportedVersion = Conformance("unsupported-version", Severity.Error);
    public static readonly Rule HigherMajorVersion = Conformance("higher-major-version", Severity.Error);
    public static readonly Rule UnknownExtension = Conformance("unknown-extension", Severity.Warning);
    public static readonly Rule BrokenExtension = Conformance("broken-extension", Severity.Warning);
    public static readonly Rule UnresolvedReference = Conformance("unresolved-reference", Severity.Warning);
    public static readonly Rule RemovedCodeMissing = Conformance("removed-code-missing", Severity.Warning);
    public static readonly Rule ClosedCodelist = Conformance("closed-codelist", Severity.Error);
    public static readonly Rule OpenCodelist = Conformance("open-codelist", Severity.Information);
    public static readonly Rule AdditionalField = Conformance("additional-field", Severity.Information);
    public static readonly Rule DeprecatedField = Conformance("deprecated-field", Severity.Warning);

    // The tables that a document was made of.
    public static readonly Rule TableUnknown = Structure("table-unknown", Severity.Warning);
    public static readonly Rule TableMissing = Structure("table-missing");
    public static readonly Rule TableColumnUnknown = Structure("table-column-unknown", Severity.Warning);
    public static readonly Rule TableNotUtf8 = Structure("table-not-utf-8", Severity.Warning);
    public static readonly Rule TableNotANumber = Structure("table-not-a-number");
    public static readonly Rule TableNotABoolean = Structure("table-not-a-boolean");
    public static readonly Rule TableNotJson = Structure("table-not-json");
    public static readonly Rule TableNoSuchParent = Structure("table-no-such-parent");
    public static readonly Rule TableRepeatedKey = Structure("table-repeated-key");
    public static readonly Rule TableTooLarge = Structure("table-too-large");

    // How the document was served; judged by whoever fetched it.
    public static readonly Rule DeliveryPlainHttp = Conformance("delivery-plain-http", Severity.Warning);
    public static readonly Rule DeliveryCertificate = Conformance("delivery-certificate", Severity.Error);
    public static readonly Rule DeliveryCertificateExpired = Conformance("delivery-certificate-expired", Severity.Error);
    public static readonly Rule DeliveryCertificateName = Conformance("delivery-certificate-name", Severity.Error);
    public static readonly Rule DeliveryCertificateUntrusted = Conformance("delivery-certificate-untrusted", Severity.Error);
    public static readonly Rule DeliveryCertificateEnds = Conformance("delivery-certificate-ends", Severity.Warning);
    public static readonly Rule DeliveryContentType = Conformance("delivery-content-type", Severity.Warning);
    public static readonly Rule DeliveryNoContentType = Conformance("delivery-no-content-type", Severity.Warning);
    public static readonly Rule DeliveryCharset = Conformance("delivery-charset", Severity.Warning);
    public static readonly Rule DeliveryEncoding = Conformance("delivery-encoding", Severity.Error);
    public static readonly Rule DeliveryHead = Conformance("delivery-head", Severity.Information);
    public static readonly Rule DeliveryValidator = Conformance("delivery-validator", Severity.Information);
    public static readonly Rule DeliveryNotCompressed = Conformance("delivery-not-compressed", Severity.Information);
    public static readonly Rule DeliveryLarge = Conformance("delivery-large", Severity.Information);

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Rule> All => List;

    private static Rule Structure(string code, Severity severity = Severity.Error, bool showsValue = true) =>
        Add(code, severity, NoticeKind.Structure, showsValue);

    private static Rule Conformance(string code, Severity severity) => Add(code, severity, NoticeKind.Conformance, true);

    private static Rule Add(string code, Severity severity, NoticeKind kind, bool showsValue)
    {
        var rule = new Rule(List.Count, code, severity, kind, showsValue);
        List.Add(rule);
        return rule;
    }
}
