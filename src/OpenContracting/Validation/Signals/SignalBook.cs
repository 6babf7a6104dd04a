namespace OpenContracting.Validation.Signals;

/// <summary>The signals of many projects. What it says does not depend on their order, nor on how they were parted between books.</summary>
public sealed class SignalBook
{
    private readonly List<SignalFacts> projects = [];
    private Lazy<ILookup<string, SignalFinding>> findings;

    /// <summary>A book of nothing yet.</summary>
    public SignalBook() => findings = new(Find);

    /// <summary>How many projects it has.</summary>
    public int Projects => projects.Count;

    /// <summary>Takes a project.</summary>
    public void Add(SignalFacts project)
    {
        projects.Add(project);
        findings = new(Find);
    }

    /// <summary>Takes the projects of another book.</summary>
    public void Add(SignalBook other)
    {
        projects.AddRange(other.projects);
        findings = new(Find);
    }

    /// <summary>What could be told of a project, raised or not, in the order of the signals.</summary>
    public IEnumerable<SignalFinding> Of(string project) => findings.Value[project];

    /// <summary>All that is raised by a signal, the furthest beyond its limit first.</summary>
    public IReadOnlyList<SignalFinding> Raised(Signal signal)
    {
        var raised = All(signal).Where(finding => finding.Raised);
        // Of days to bid, fewer are further.
        raised = signal == Signal.ShortTender ? raised.OrderBy(finding => finding.Value) : raised.OrderByDescending(finding => finding.Value);
        return [.. ((IOrderedEnumerable<SignalFinding>)raised).ThenBy(finding => finding.ProjectId, StringComparer.Ordinal).ThenBy(finding => finding.Process, StringComparer.Ordinal)];
    }

    /// <summary>Of how many projects a signal can be told at all.</summary>
    public int Computable(Signal signal) => All(signal).Select(finding => finding.ProjectId).Distinct().Count();

    private IEnumerable<SignalFinding> All(Signal signal) => findings.Value.SelectMany(project => project).Where(finding => finding.Signal == signal);

    private ILookup<string, SignalFinding> Find() => projects
        .SelectMany(project => project.Contracts.SelectMany(contract => ContractSignals.Of(project, contract)))
        .Concat(SupplierSignals.Of(projects))
        .OrderBy(finding => finding.Signal).ThenBy(finding => finding.Process, StringComparer.Ordinal)
        .ToLookup(finding => finding.ProjectId);
}
