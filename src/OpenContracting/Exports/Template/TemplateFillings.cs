using OpenContracting.Standards.Ids;

namespace OpenContracting.Exports.Template;

/// <summary>Which columns of our template fill an element of the CoST standard.</summary>
public static class TemplateFillings
{
    // Where the rows of a table go in a project; its own columns' paths begin there.
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        [TemplateTable.Projects] = "",
        ["presupuesto"] = "budget/budgetBreakdowns/budgetBreakdown/",
        ["ubicaciones"] = "locations/",
        ["modificaciones"] = "contractingProcesses/summary/modifications/",
        ["hitos"] = "milestones/",
        ["documentos"] = "documents/",
    };

    // What a project takes over of a process is named otherwise there.
    private static readonly Dictionary<string, string> OfProcesses = new(StringComparer.Ordinal)
    {
        ["tender/title"] = "contractingProcesses/summary/title",
        ["tender/description"] = "contractingProcesses/summary/description",
        ["tender/value"] = "contractingProcesses/summary/tender/costEstimate",
        ["tender/procuringEntity/name"] = "contractingProcesses/summary/tender/procuringEntity/name",
        ["tender/mainProcurementCategory"] = "contractingProcesses/summary/nature",
        ["tender/status"] = "contractingProcesses/summary/status",
    };

    /// <summary>The columns, <c>proyectos.proposito</c>, in the order of the template; none when the template has no place for the element.</summary>
    public static IReadOnlyList<string> Of(IdsElement element) =>
    [
        .. from table in TemplateTable.All
           from column in table.Columns
           where column.Kind is not ("id" or "key" or "project" or "process") && PathOf(table, column) is { } path && element.Paths.Any(asked => Leads(path, asked))
           select $"{table.Name}.{column.Name}",
    ];

    /// <summary>The fields the element asks for that no column fills, ids aside: we make those.</summary>
    public static IEnumerable<string> Unfilled(IdsElement element) => element.Paths.Where(asked =>
        !asked.EndsWith("/id", StringComparison.Ordinal)
        && !TemplateTable.All.Any(table => table.Columns.Any(column => PathOf(table, column) is { } path && Leads(path, asked))));

    /// <summary>The types that a document must have for the element; none when it asks for no document.</summary>
    public static IReadOnlyList<string> DocumentTypes(IdsElement element) =>
        [.. element.Conditions.Where(condition => condition.Path == "documents/documentType").SelectMany(condition => condition.Codes)];

    private static string? PathOf(TemplateTable table, TemplateColumn column) =>
        column.Path is not { Length: > 0 } path ? null
        : table.Name == TemplateTable.Processes ? OfProcesses.GetValueOrDefault(path)
        : Tables.TryGetValue(table.Name, out var begins) ? begins + path : null;

    private static bool Leads(string path, string asked) => asked == path || asked.StartsWith(path + "/", StringComparison.Ordinal);
}
