using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A fact that is looked at over a whole document, and where releases and projects have it.</summary>
internal sealed class DatasetField
{
    private readonly FieldPath[] ocds;
    private readonly FieldPath[] oc4ids;

    private DatasetField(string name, string[] ocds, string[] oc4ids)
    {
        Name = name;
        this.ocds = [.. ocds.Select(path => new FieldPath(path))];
        this.oc4ids = [.. oc4ids.Select(path => new FieldPath(path))];
    }

    public static DatasetField TenderStatus { get; } = new("tender-status", ["tender/status"], []);

    public static DatasetField ProcurementMethod { get; } = new("procurement-method",
        ["tender/procurementMethod"], ["contractingProcesses/summary/tender/procurementMethod"]);

    public static DatasetField AwardStatus { get; } = new("award-status", ["awards/status"], []);

    public static DatasetField ContractStatus { get; } = new("contract-status", ["contracts/status"], []);

    public static DatasetField MilestoneStatus { get; } = new("milestone-status",
        ["planning/milestones/status", "tender/milestones/status", "contracts/milestones/status", "contracts/implementation/milestones/status"],
        ["milestones/status", "contractingProcesses/summary/milestones/status"]);

    public static DatasetField MainProcurementCategory { get; } = new("main-procurement-category", ["tender/mainProcurementCategory"], []);

    public static DatasetField ProcessStatus { get; } = new("process-status", [], ["contractingProcesses/summary/status"]);

    public static DatasetField ProjectStatus { get; } = new("project-status", [], ["status"]);

    public static DatasetField TenderValue { get; } = new("tender-value", ["tender/value"], []);

    public static DatasetField AwardValue { get; } = new("award-value", ["awards/value"], []);

    public static DatasetField ContractValue { get; } = new("contract-value",
        ["contracts/value"], ["contractingProcesses/summary/contractValue"]);

    public static DatasetField ProjectBudget { get; } = new("project-budget", [], ["budget/amount"]);

    /// <summary>The field's name in codes of checks.</summary>
    public string Name { get; }

    /// <summary>What has the field.</summary>
    public CheckSubject Subjects =>
        (ocds.Length > 0 ? CheckSubject.CompiledRelease : 0) | (oc4ids.Length > 0 ? CheckSubject.Project : 0);

    /// <summary>The names of the fields measured.</summary>
    public IReadOnlyList<string> LastNames => [.. ocds.Concat(oc4ids).Select(path => path.LastName).Distinct()];

    /// <summary>Where a subject of the given kind has it.</summary>
    public FieldPath[] Paths(CheckSubject subject) => subject == CheckSubject.Project ? oc4ids : ocds;
}
