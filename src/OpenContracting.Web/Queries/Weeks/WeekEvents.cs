using OpenContracting.Publications;

namespace OpenContracting.Web.Queries.Weeks;

/// <summary>What a change of a field means to a reader.</summary>
public static class WeekEvents
{
    /// <summary>What happened; null for what a reader of a week need not know.</summary>
    public static WeekEvent? Of(FieldChange change)
    {
        var steps = change.Pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => !step.All(char.IsAsciiDigit)).ToList();
        var isNew = change.Operation == "add";
        return steps switch
        {
            ["status"] or ["contractingProcesses", "summary", "status"] => WeekEvent.Status,
            ["contractingProcesses", "summary", "contractValue" or "suppliers"] when isNew => WeekEvent.Contract,
            ["contractingProcesses", "summary", "contractValue", ..] or ["budget", "amount", ..] => isNew ? null : WeekEvent.Price,
            [.., "modifications"] when isNew => WeekEvent.Modification,
            [.., "transactions"] when isNew => WeekEvent.Payment,
            [.., "documents"] when isNew => WeekEvent.Document,
            ["contractingProcesses"] when isNew => WeekEvent.Process,
            [.., "endDate"] when change.Before is not null => WeekEvent.Time,
            _ => null,
        };
    }
}
