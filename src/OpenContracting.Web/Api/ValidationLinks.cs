namespace OpenContracting.Web.Api;

/// <summary>Where a validation is: its state, its progress as server-sent events, its page, its badge, its report in every format.</summary>
public sealed record ValidationLinks(string Self, string Progress, string Page, string Badge, IReadOnlyDictionary<string, string> Reports);
