using System.Text.Json;
using OpenContracting.Validation;

namespace OpenContracting.Web.Validations;

/// <summary>What a report says in short: the document and its four verdicts, never one.</summary>
/// <param name="Kind">What the document is, for example <c>ProjectPackage</c>; null when that could not be told.</param>
/// <param name="Version">The standard and its version, for example <c>OC4IDS 0.9.5</c>.</param>
/// <param name="Items">Projects, releases or records.</param>
/// <param name="Verdicts">Structure, conformance, quality, coverage.</param>
public sealed record SubmissionSummary(string? Kind, string? Version, long Items, IReadOnlyList<Verdict> Verdicts)
{
    public static SubmissionSummary Of(ValidationReport report) =>
        new(report.Identity?.Kind?.ToString(), report.Version?.ToString(), report.Items, report.Verdicts);

    public static SubmissionSummary? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<SubmissionSummary>(json);

    public string ToJson() => JsonSerializer.Serialize(this);
}
