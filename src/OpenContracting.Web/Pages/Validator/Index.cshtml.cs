using OpenContracting.Validation;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Validator;

/// <summary>Where a document is dropped, pasted or named to be validated.</summary>
public sealed class IndexModel(InstanceSettings settings) : PortalPage
{
    /// <summary>Why the last document was not taken.</summary>
    public ProblemKind? Problem { get; private set; }

    public bool IsDeleted { get; private set; }

    public long Largest => settings.LargestValidation;

    public IReadOnlyList<int> Days => settings.ValidationDays;

    public int RuleCount { get; } = KnownRule.All.Count;

    public void OnGet(string? problem, string? deleted)
    {
        Problem = ProblemKind.All.FirstOrDefault(kind => kind.Code == problem);
        IsDeleted = deleted is not null;
    }

    /// <summary>What to do about it, for a person at a page; the catalogue's advice where there is none.</summary>
    public string Advice(ProblemKind kind)
    {
        var own = T["validator.advice." + kind.Code];
        return own.StartsWith("validator.", StringComparison.Ordinal) ? T[$"problem.{kind.Code}.fix"] : own;
    }
}
