namespace OpenContracting.Web.Pages;

/// <summary>One count, with the address of the rows behind it.</summary>
public sealed record CountsRow(string Label, int Count, string? Address);
