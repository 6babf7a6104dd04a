using OpenContracting.Storage.Submissions;
using OpenContracting.Validation.Reports;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Api;

/// <summary>A validation: how far it is, its verdicts when done, and where everything about it is.</summary>
public sealed record ValidationBody
{
    /// <summary>Names it in addresses; whoever knows it can read it.</summary>
    public required string Id { get; init; }

    /// <summary>Deletes it, as <c>Authorization: Bearer</c>; only in the answer that created it.</summary>
    public string? Secret { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why there will be no report: a stable code and a sentence.</summary>
    public string? Fault { get; init; }

    /// <summary>The same in a sentence, in the reader's language.</summary>
    public string? FaultText { get; init; }

    /// <summary>What the report calls the document.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of the document.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes read so far.</summary>
    public required long BytesRead { get; init; }

    /// <summary>SHA-256 of the document, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When all of it is deleted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the document is, such as <c>ProjectPackage</c>; absent until that is known.</summary>
    public string? Kind { get; init; }

    /// <summary>The version of its standard.</summary>
    public string? Version { get; init; }

    /// <summary>Projects, releases or records in it.</summary>
    public long? Items { get; init; }

    /// <summary>Structure, conformance, quality and coverage; they are never added up into one.</summary>
    public IReadOnlyDictionary<string, VerdictBody>? Verdicts { get; init; }

    /// <summary>Where everything about it is.</summary>
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
