namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Parts of a project that procurement data has no source for: as the institution's project tables say them.</summary>
internal sealed class FromTables : IProjectElement
{
    private static readonly string[] Members =
    [
        "assetLifetime", "identificationPeriod", "preparationPeriod", "implementationPeriod", "completionPeriod", "maintenancePeriod", "decommissioningPeriod",
        "costMeasurements", "transactions", "relatedProjects", "policyAlignment", "benefits", "social", "environment", "lobbyingMeetings",
    ];

    public string Code => "from-tables";

    public IReadOnlyList<MappedField> Fields { get; } = [.. Members.Select(member => new MappedField(member, ProjectMapping.FromTheTables))];

    public void Write(ProjectMapping project)
    {
        foreach (var member in Members)
            project.MemberFromTables(member, Code);
    }
}
