namespace OpenContracting.Web.Api;

/// <summary>Which of the <see cref="StandardSchemas"/> an operation answers with, where it sends bytes as they are.</summary>
internal sealed record AnswerSchema(string Name);
