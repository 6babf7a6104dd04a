using OpenContracting.Storage.Submissions;
using OpenContracting.Validation.Reports;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Api;

/// <summary>A validation: how far it is, its verdicts when done, and where everything about it is.</summary>
public sealed record ValidationBody
{
    public required string Id { get; init; }

    /// <summary>Deletes it, as <c>Authorization: Bearer</c>; only in the answer that created it.</summary>
    public string? Secret { get; init; }

    public required string State { get; init; }

    /// <summary>Why there will be no report: a stable code and a sentence.</summary>
    public string? Fault { get; init; }

    public string? FaultText { get; init; }

    public required string Name { get; init; }

    public required long Size { get; init; }

    public required long BytesRead { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? Kind { get; init; }

    public string? Version { get; init; }

    public long? Items { get; init; }

    /// <summary>Structure, conformance, quality and coverage; they are never added up into one.</summary>
    public IReadOnlyDictionary<string, VerdictBody>? Verdicts { get; init; }

    public required ValidationLinks Links { get; init; }

    public static ValidationBody Of(Submission submission, string language, PublicAddress address, string? secret = null)
    {
        var summary = SubmissionSummary.Parse(submission.Summary);
        return new ValidationBody
        {
            Id = submission.Id,
            Secret = secret,
            State = Word.Of(submission.State),
            Fault = submission.FaultCode,
            FaultText = submission.FaultCode is { } fault ? PortalTexts.All[language, $"validation.fault.{fault}"] : null,
            Name = submission.Name,
            Size = submission.Size,
            BytesRead = submission.BytesRead,
            Sha256 = Convert.ToHexStringLower(submission.Sha256),
            CreatedAt = submission.CreatedAt,
            FinishedAt = submission.FinishedAt,
            ExpiresAt = submission.ExpiresAt,
            Kind = summary?.Kind,
            Version = summary?.Version,
            Items = summary?.Items,
            Verdicts = summary?.Verdicts.ToDictionary(
                verdict => Word.Of(verdict.Kind),
                verdict => new VerdictBody(Word.Of(verdict.Outcome), verdict.Errors, verdict.Warnings, verdict.Percentage)),
            Links = Link(submission.Id, language, address),
        };
    }

    private static ValidationLinks Link(string id, string language, PublicAddress address)
    {
        var self = address.Of($"{ValidationsApi.Address}/{id}");
        return new ValidationLinks(
            self, self + "/progress", address.Of(PageAddress.Validation.In(language, id)), $"{self}/badge.svg?language={language}",
            ReportFormats.All.ToDictionary(format => format.Name, format => $"{self}/report?format={format.Name}&language={language}"));
    }
}
