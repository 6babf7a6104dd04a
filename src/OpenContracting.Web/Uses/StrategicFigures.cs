namespace OpenContracting.Web.Uses;

/// <summary>The figures of strategic use.</summary>
public sealed record StrategicFigures(
    IReadOnlyList<StrategicStep> Funnel, IReadOnlyList<StrategicIndicator> Indicators, IReadOnlyList<(string Answer, long Count)> Poll);
