using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>pre-award, active or closed, by the logic of the contractingProcessStatus codelist; now is the publication's data-as-of.</summary>
/// <remarks>
/// The codelist leaves open what counts when several rules match: a stopped tender closes; then what is active is active, and only then do past dates
/// close. Periods are those of the contracts, else of the awards, else the tender's. No period at all closes nothing. A tender that is complete, of which no
/// award is known, is not before its award: its period says what it is, or nothing does.
/// </remarks>
internal sealed class ProcessStatus : IProcessElement
{
    private static readonly string[] Stopped = ["cancelled", "unsuccessful", "withdrawn"];
    private static readonly string[] AwardsEnded = ["cancelled", "unsuccessful"];
    private static readonly string[] ContractsEnded = ["terminated", "cancelled"];

    public string Code => "process-status";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("contractingProcesses/summary/status", ProjectMapping.FromTheTables, "tender/status", "planning", "awards/status", "contracts/status", "awards/date",
            "contracts/period", "awards/contractPeriod", "tender/contractPeriod"),
    ];

    public void Write(ProjectMapping project, ProcessView process)
    {
        if (project.MemberFromTables(process, "status", Code))
            return;
        var (status, source) = Decide(project, process);
        if (status is null)
            return;
        project.From("status", process, source, Code, inferred: true);
        project.Json.String("status", status);
    }

    private static (string? Status, string Source) Decide(ProjectMapping project, ProcessView process)
    {
        var now = project.Options.DataAsOf;
        var awards = process.Awards.ToArray();
        var contracts = process.Contracts.ToArray();

        if (Stopped.Contains(process.Tender.Text("status")))
            return ("closed", "tender/status");
        if (awards.Length == 0 && contracts.Length == 0)
            // An act that was awarded is past its award, also where its source does not say to whom.
            return process.Tender.Text("status") is "complete" ? ByPeriods(project, process, now) : process.Tender.Exists() ? ("pre-award", "tender/status") : process.Planning.Exists() ? ("pre-award", "planning") : (null, "");
        if (awards.Concat(contracts).All(i => i.Text("status") == "pending"))
            return ("pre-award", "awards/status");
        if (contracts.Length == 0 && AwardDates(process, awards) is { Count: > 0 } dates && dates.Min() is var first)
        {
            project.StatusDependsOn(first);
            if (dates.All(d => d > now))
                return ("pre-award", "awards/date");
        }

        if (contracts.Any(c => c.Text("status") == "active"))
            return ("active", "contracts/status");
        if (awards.Length > 0 && awards.All(a => AwardsEnded.Contains(a.Text("status"))))
            return ("closed", "awards/status");
        if (contracts.Length > 0 && contracts.All(c => ContractsEnded.Contains(c.Text("status"))))
            return ("closed", "contracts/status");
        return ByPeriods(project, process, now);
    }

    private static (string? Status, string Source) ByPeriods(ProjectMapping project, ProcessView process, DateTimeOffset now)
    {
        var (periods, source) = ContractHistory.CurrentPeriods(process);
        foreach (var period in periods)
        {
            project.StatusDependsOn(period.Start);
            project.StatusDependsOn(period.LastMoment);
        }

        if (periods.Any(p => p.Includes(now)))
            return ("active", source);
        return periods.Count > 0 && periods.All(p => p.LastMoment < now) ? ("closed", source) : (null, "");
    }

    private static List<DateTimeOffset> AwardDates(ProcessView process, JsonElement[] awards)
    {
        var dates = awards.Select(a => a.Date("date")).ToArray();
        if (dates.Length > 0 && dates.All(d => d is not null))
            return [.. dates.Select(d => d!.Value)];
        return process.Tender.Date("awardPeriod", "startDate") is { } start && dates.All(d => d is null) ? [start] : [];
    }
}
