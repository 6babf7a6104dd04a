namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Where the project stands, concluded from its works processes.</summary>
/// <remarks>
/// completion only with a certificate of acceptance; implementation with a contract; preparation with a tender or an award; identification with
/// planning alone; cancelled only when every tender is. A tender without bids (Desierto) leaves the project in preparation.
/// </remarks>
internal sealed class ProjectStatus : IProjectElement
{
    public string Code => "status";

    public IReadOnlyList<MappedField> Fields { get; } = [new("status", "contracts", "awards", "tender/status", "planning")];

    public void Write(ProjectMapping project)
    {
        var works = project.Works.ToArray();
        var running = works.Where(p => p.Tender.Text("status") is not ("cancelled" or "withdrawn")).ToArray();
        var (status, process, source) = running.Length == 0 && works.Length > 0
            ? ("cancelled", works[^1], "tender/status")
            : running.Select(Stage).OrderBy(s => Order(s.Status)).LastOrDefault();
        if (status is null)
            return;
        project.From("status", process, source, Code, inferred: true);
        project.Json.String("status", status);
        project.Facts = project.Facts with { Status = status };
    }

    private static (string? Status, ProcessView Process, string Source) Stage(ProcessView process)
    {
        var contracts = process.StandingContracts.ToArray();
        if (contracts.Length > 0 && contracts.All(c => DocumentTypes.HasAcceptance(c)))
            return ("completion", process, "contracts/implementation/documents");
        if (contracts.Length > 0)
            return ("implementation", process, "contracts");
        if (process.Tender.Exists() || process.Awards.Any())
            return ("preparation", process, process.Tender.Exists() ? "tender/status" : "awards");
        return process.Planning.Exists() ? ("identification", process, "planning") : (null, process, "");
    }

    private static int Order(string? status) => status switch
    {
        "identification" => 1,
        "preparation" => 2,
        "completion" => 3,
        "implementation" => 4,
        _ => 0,
    };
}
