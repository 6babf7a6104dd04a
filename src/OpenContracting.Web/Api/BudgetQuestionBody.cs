namespace OpenContracting.Web.Api;

/// <summary>A difference, with what each side says and the question in the language asked for.</summary>
public sealed record BudgetQuestionBody(string Code, decimal Budget, decimal? Contract, string Text);
