namespace OpenContracting.Web.Api;

/// <summary>What stands in the braces of an address: its description in the OpenAPI document.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, string> ByName = new()
    {
        ["code"] = "Code of a signal, as the list of signals gives it.",
        ["file"] = "Name of a file, as the manifest gives it.",
        ["form"] = "`xlsx` or `zip`.",
        ["format"] = "Format of the citation, one of those in the description.",
        ["from"] = "Number of the earlier version.",
        ["ocid"] = "The ocid of a contracting process.",
        ["publication"] = "Number of a publication, as the manifest gives it.",
        ["standard"] = "`oc4ids` or `ocds`.",
        ["time"] = "A day or a moment: 2026-07-01 or 2026-07-01T13:00:00Z.",
        ["to"] = "Number of the later version.",
        ["version"] = "Number of a version, counted up from 1.",
    };

    /// <summary>Ids by the collection they stand in.</summary>
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["cases"] = "Number of a case, as its list gives it.",
        ["committees"] = "Id of a committee, as its list gives it.",
        ["downloads"] = "Id of a download, as the answer to its order gave it.",
        ["exports"] = "Number of an export, as the answer to its push gave it.",
        ["institutions"] = "Id of a public authority, as its list gives it.",
        ["organizations"] = "Id of an organization, as its list gives it.",
        ["projects"] = "Id of a project: `oc4ids-` and its prefix.",
        ["recommendations"] = "Id of a recommendation, as its list gives it.",
        ["releases"] = "Id of a release of this process.",
        ["runs"] = "Number of a run, as the status gives it.",
        ["uploads"] = "Id of an upload, as the answer to its start gave it.",
        ["validations"] = "Id of a validation, as the answer to its order gave it.",
    };

    /// <summary>Null for one that is not described yet.</summary>
    public static string? Describe(string path, string name)
    {
        if (name != "id")
            return ByName.GetValueOrDefault(name);
        var before = path[..path.IndexOf("{id", StringComparison.Ordinal)].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return before.Reverse().Select(part => Ids.GetValueOrDefault(part)).FirstOrDefault(described => described is not null);
    }
}
