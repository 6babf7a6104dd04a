namespace OpenContracting.Standards.Ids;

/// <summary>A point in the life of a project or process, from which on an element is due.</summary>
/// <param name="Level">Whose status is meant.</param>
/// <param name="Status">The code of <c>projectStatus</c> or <c>contractingProcessStatus</c>.</param>
public readonly record struct IdsStage(IdsLevel Level, string Status)
{
    // The order of a life. A cancelled project stopped at a point its status does not tell: only what was due from the start is.
    private static readonly string[] project =
        ["identification", "preparation", "implementation", "completion", "maintenance", "decommissioning", "decommissioned"];

    private static readonly string[] process = ["pre-award", "active", "closed"];

    /// <summary>Whether a status has reached this stage. Without a status nothing excuses the element, so it is due.</summary>
    public bool IsReached(string? status)
    {
        var order = Level == IdsLevel.Project ? project : process;
        var due = Array.IndexOf(order, Status);
        return status is null || due == 0 || Array.IndexOf(order, status) >= due;
    }

    internal static IdsStage Parse(string text) => text.Split(':') switch
    {
        ["project", var status] when project.Contains(status) => new(IdsLevel.Project, status),
        ["process", var status] when process.Contains(status) => new(IdsLevel.Process, status),
        _ => throw new FaultException("fault.stage", text, string.Join(", ", project), string.Join(", ", process)),
    };
}
