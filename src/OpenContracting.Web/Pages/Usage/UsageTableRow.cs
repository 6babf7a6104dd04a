using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Pages.Usage;

/// <summary>A line of figures with its name and where it leads.</summary>
public sealed record UsageTableRow(string Label, string? Address, UsageLine Line, bool IsName = false);
