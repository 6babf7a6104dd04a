namespace OpenContracting.Validation;

/// <summary>How often a rule was broken, the notices not kept included.</summary>
public sealed record NoticeCount(string Code, NoticeKind Kind, Severity Severity, long Count, long Kept);
