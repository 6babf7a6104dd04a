namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Where the project stands: the institution's word, else concluded from its works processes.</summary>
/// <remarks>
/// completion only with a certificate of acceptance; implementation with a contract; preparation with a tender or an award; identification with
/// planning alone; cancelled only when every tender is. A tender without bids (Desierto) leaves the project in preparation.
/// </remarks>
internal sealed class ProjectStatus : IProjectElement
{
    private const string FromProcesses = "status-from-processes";

    public string Code => "status";

    public IReadOnlyList<string> Switches { get; } = [FromProcesses];

    public IReadOnlyList<MappedField> Fields { get; } =
        [new("status", ProjectMapping.FromTheTables, "contracts/implementation/documents", "contracts", "awards", "tender/status", "planning")];

    public void Write(ProjectMapping project)
    {
        if (project.MemberFromTables("status", Code))
        {
            project.Facts = project.Facts with { Status = project.Tables.Text("status") };
            return;
        }

        if (!project.Uses(FromProcesses))
            return;
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
        if (ContractHistory.IsAccepted(process))
            return ("completion", process, "contracts/implementation/documents");
        if (process.StandingContracts.Any(c => c.Text("status") != "pending"))
            return ("implementation", process, "contracts");
        if (process.Tender.Exists() || process.Awards.Any() || process.Contracts.Any())
            return ("preparation", process, process.Tender.Exists() ? "tender/status" : process.Awards.Any() ? "awards" : "contracts");
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
