using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Committees;

/// <summary>What is wrong with a form for a committee, in words.</summary>
public static class CommitteeProblems
{
    /// <param name="form">As it came in.</param>
    /// <param name="isReadable">Whether its numbers and days were numbers and days.</param>
    /// <param name="names">How many members are named.</param>
    /// <param name="register">Knows the works.</param>
    /// <param name="words">Of the page.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(
        CommitteeForm form, bool isReadable, int names, CommitteeRegister register, Wording words, CancellationToken cancellation)
    {
        if (!isReadable)
            return [words["committeeForm.unreadable"]];
        var problems = form.Problems(names).Select(key => words[key]).ToList();
        if (await register.UnknownWorksAsync(form.ProjectIds, cancellation) is { Count: > 0 } unknown)
            problems.Add(words.Say("committeeForm.worksUnknown", string.Join(", ", unknown)));
        return problems;
    }
}
