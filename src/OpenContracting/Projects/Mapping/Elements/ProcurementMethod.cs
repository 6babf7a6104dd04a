namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>How the contract was procured: the code, and the procedure as the source names it.</summary>
internal sealed class ProcurementMethod : IProcessElement
{
    public string Code => "procurement-method";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/tender/procurementMethod", "tender/procurementMethod"),
        new("contractingProcesses/summary/tender/procurementMethodDetails", "tender/procurementMethodDetails"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var tender = project.Schema.Definition("ContractingProcessSummary")["tender"]!.Object!;
        foreach (var member in (ReadOnlySpan<string>)["procurementMethod", "procurementMethodDetails"])
            if (project.Copy.Member(project.Json, tender, process.Tender, member, process))
                project.From(member, process, "tender/" + member, Code);
    }
}
