namespace OpenContracting.Web.Alarms;

/// <summary>Something found that a person should look at.</summary>
/// <param name="Kind">A stable kebab-case code.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Arguments">What is particular to this time, for the text.</param>
public sealed record AlarmFinding(string Kind, string Subject, params IReadOnlyList<string> Arguments);
