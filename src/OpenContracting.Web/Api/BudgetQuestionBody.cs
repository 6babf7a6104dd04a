namespace OpenContracting.Web.Api;

/// <summary>A difference, with what each side says and the question in the language asked for.</summary>
/// <param name="Code">Which question, as a stable code; <c>listReconciliations</c> filters by it.</param>
/// <param name="Budget">What the budget says: balboas, or per cent where the question is of progress.</param>
/// <param name="Contract">What the work's own data say, in the same unit; null when they say nothing.</param>
/// <param name="Text">The question with both figures, in the language asked for.</param>
public sealed record BudgetQuestionBody(string Code, decimal Budget, decimal? Contract, string Text);
