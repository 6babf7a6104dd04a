using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>What one rule found: how often, and where, by paths that have the same shape.</summary>
public sealed record RuleFindings(NoticeCount Count, IReadOnlyList<NoticeGroup> Paths)
{
    public static IReadOnlyList<RuleFindings> Of(ValidationReport report)
    {
        var paths = NoticeGroup.Of(report.Notices).ToLookup(group => (group.Code, group.Severity));
        return
        [
            .. report.Counts.OrderBy(count => count.Kind).ThenBy(count => count.Severity).ThenByDescending(count => count.Count)
                .Select(count => new RuleFindings(count, [.. paths[(count.Code, count.Severity)]])),
        ];
    }
}
