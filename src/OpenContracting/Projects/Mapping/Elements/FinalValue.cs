namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>What the contracts cost in the end, when each of them says so (contract completion extension).</summary>
internal sealed class FinalValue : IProcessElement
{
    public string Code => "final-value";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/finalValue", "contracts/implementation/finalValue")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var values = process.StandingContracts.Select(c => Money.Read(c.At("implementation", "finalValue"))).ToArray();
        if (values.Length == 0 || values.Any(v => v is null) || Money.Sum(values.Select(v => v!.Value)) is not { } sum)
            return;
        project.From("finalValue", process, "contracts/implementation/finalValue", Code);
        sum.Write(project.Json, "finalValue");
    }
}
