using System.Globalization;

namespace OpenContracting.Validation.Delivery;

/// <summary>Judges how a document is served, so that programs can fetch it again and again without asking anybody.</summary>
public static class DeliveryJudgement
{
    private const long CompressFrom = 1_000_000;
    private const long LargeFrom = 100_000_000;
    private static readonly TimeSpan CertificateWarning = TimeSpan.FromDays(14);

    private static readonly (CertificateFaults Fault, Rule Rule)[] CertificateRules =
    [
        (CertificateFaults.Expired, Rules.DeliveryCertificateExpired),
        (CertificateFaults.OtherName, Rules.DeliveryCertificateName),
        (CertificateFaults.Untrusted, Rules.DeliveryCertificateUntrusted),
        (CertificateFaults.Other, Rules.DeliveryCertificate),
    ];

    private static readonly string[] MediaTypes =
        ["application/json", "application/x-ndjson", "application/jsonl", "application/gzip", "application/x-gzip", "application/zip", "application/geo+json"];

    /// <summary>The notices about a delivery, for the document as a whole.</summary>
    public static IReadOnlyList<Notice> Judge(DeliveryFacts facts, DateTimeOffset now)
    {
        var notices = new List<Notice>();
        if (facts.Address.Scheme != Uri.UriSchemeHttps)
            Add(Rules.DeliveryPlainHttp, facts.Address.Scheme, "https");
        foreach (var (fault, rule) in CertificateRules)
            if (facts.CertificateFaults.HasFlag(fault))
                Add(rule, fault == CertificateFaults.Expired ? facts.CertificateEnds?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : facts.Address.Host, null);
        if (facts.CertificateFaults == CertificateFaults.None && facts.CertificateEnds is { } ends && ends - now < CertificateWarning)
            Add(Rules.DeliveryCertificateEnds, ends.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);
        if (facts.MediaType is null)
            Add(Rules.DeliveryNoContentType, null, "application/json");
        else if (!MediaTypes.Contains(facts.MediaType, StringComparer.OrdinalIgnoreCase))
            Add(Rules.DeliveryContentType, facts.MediaType, "application/json");
        if (facts.Charset is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            Add(Rules.DeliveryCharset, charset, "utf-8");
        if (facts.HeadStatus is { } status && status is < 200 or > 299)
            Add(Rules.DeliveryHead, status.ToString(CultureInfo.InvariantCulture), "200");
        if (!facts.HasValidator)
            Add(Rules.DeliveryValidator, null, "ETag, Last-Modified");
        if (!facts.IsEncodedAsSaid)
            Add(Rules.DeliveryEncoding, facts.Encoding, "gzip");
        if (facts.Encoding is null && facts.Bytes >= CompressFrom && facts.MediaType?.EndsWith("zip", StringComparison.OrdinalIgnoreCase) != true)
            Add(Rules.DeliveryNotCompressed, facts.Bytes.ToString("N0", CultureInfo.InvariantCulture), "gzip");
        if (facts.Bytes >= LargeFrom)
            Add(Rules.DeliveryLarge, facts.Bytes.ToString("N0", CultureInfo.InvariantCulture), null);
        return notices;

        void Add(Rule rule, string? value, string? expected) => notices.Add(new Notice
        {
            Code = rule.Code,
            Severity = rule.Severity,
            Kind = rule.Kind,
            Pointer = "",
            Value = value,
            Expected = expected,
        });
    }
}
