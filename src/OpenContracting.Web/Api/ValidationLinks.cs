namespace OpenContracting.Web.Api;

/// <summary>Where a validation is: its state, its progress as server-sent events, its page, its badge, its report in every format.</summary>
/// <param name="Self">This answer again, with how far it is by then.</param>
/// <param name="Progress">Its progress as server-sent events.</param>
/// <param name="Page">Its page on the portal.</param>
/// <param name="Badge">Its four verdicts as an SVG picture.</param>
/// <param name="Reports">Its report, by the name of the format.</param>
public sealed record ValidationLinks(string Self, string Progress, string Page, string Badge, IReadOnlyDictionary<string, string> Reports);
