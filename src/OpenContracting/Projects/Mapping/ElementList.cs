using OpenContracting.Projects.Mapping.Elements;

namespace OpenContracting.Projects.Mapping;

/// <summary>The mapping's table of contents: every element class, in the order of the published object.</summary>
internal static class ElementList
{
    /// <summary>The project.</summary>
    public static IReadOnlyList<IProjectElement> Project { get; } =
    [
        new Identification(),
        new PublicAuthority(),
        new Title(),
        new Description(),
        new Budget(),
        new ProjectPeriod(),
        new Locations(),
        new ProjectStatus(),
        new ProjectType(),
        new Sector(),
        new AdditionalClassifications(),
        new Purpose(),
        new Forecasts(),
        new Metrics(),
        new Completion(),
        new ProjectDocuments(),
        new ProjectMilestones(),
        new FromTables(),
        new Updated(),
        new ContractingProcesses(),
        // Last, because what refers to organizations adds to them.
        new Parties(),
    ];

    /// <summary>The summary of a contracting process.</summary>
    public static IReadOnlyList<IProcessElement> Summary { get; } =
    [
        new ProcessIdentification(),
        new Nature(),
        new ProcessTitle(),
        new ProcessDescription(),
        new ProcessStatus(),
        new Suppliers(),
        new ContractValue(),
        new ContractPeriod(),
        new FinalValue(),
        new ProcessDocuments(),
        new Modifications(),
        new Transactions(),
        new ProcessMilestones(),
        new ProcessFinance(),
        new ProcessSocial(),
    ];

    /// <summary>The tender inside the summary.</summary>
    public static IReadOnlyList<IProcessElement> Tender { get; } =
    [
        new ProcurementMethod(),
        new DatePublished(),
        new CostEstimate(),
        new Tenderers(),
        new ProcuringEntity(),
        new AdministrativeEntity(),
        new Sustainability(),
    ];

    /// <summary>The contracting process beside its summary.</summary>
    public static IReadOnlyList<IProcessElement> Process { get; } = [new LinkedReleases()];

    /// <summary>All of them.</summary>
    public static IEnumerable<IElement> All => [.. Project, .. Summary, .. Tender, .. Process];
}
