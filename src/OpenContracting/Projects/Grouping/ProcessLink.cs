namespace OpenContracting.Projects.Grouping;

/// <summary>A link between two processes by their positions.</summary>
internal readonly record struct ProcessLink(string Rule, int From, int To, string Evidence);
