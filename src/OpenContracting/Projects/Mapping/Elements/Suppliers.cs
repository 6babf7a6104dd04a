namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Who was contracted: the suppliers of the awards that stand, else the parties with that role.</summary>
internal sealed class Suppliers : IProcessElement
{
    public string Code => "suppliers";

    public IReadOnlyList<MappedField> Fields { get; } = [new("contractingProcesses/summary/suppliers", "awards/suppliers", "parties")];

    public void Write(ProjectMapping project, ProcessView process)
    {
        var awarded = process.StandingAwards.SelectMany(a => a.Objects("suppliers"))
            .Select(s => project.Parties.Resolve(process, s, "supplier", "awards/suppliers")).OfType<Party>().Distinct().ToArray();
        // An act declared without effect may still show the supplier of an earlier state: it is not one.
        var suppliers = awarded.Length > 0 || process.Awards.Any() ? awarded : [.. project.Parties.WithRole(process, "supplier")];
        if (suppliers.Length == 0)
            return;
        project.From("suppliers", process, awarded.Length > 0 ? "awards/suppliers" : "parties", Code);
        project.Json.StartArray("suppliers");
        PartyRegistry.WriteReferences(project.Json, suppliers);
        project.Json.End();
        var fresh = suppliers.Where(s => !project.Facts.SupplierIds.Contains(s.Id)).ToArray();
        project.Facts = project.Facts with
        {
            SupplierIds = [.. project.Facts.SupplierIds, .. fresh.Select(s => s.Id)],
            SupplierNames = [.. project.Facts.SupplierNames, .. fresh.Select(s => s.Name ?? s.Id)],
        };
    }
}
