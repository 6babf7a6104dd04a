using OpenContracting.Cli.Terminal;
using OpenContracting.Projects;

namespace OpenContracting.Cli.Conversion;

/// <summary>Which of the optional ways to fill an element are used: our codes, or the names OC4IDS Kit has for the same.</summary>
public static class OptionalTransforms
{
    private const string None = "none";

    /// <summary>OC4IDS Kit's names of optional transforms. What has no code here is always done.</summary>
    private static readonly Dictionary<string, string?> OfTheKit = new()
    {
        ["buyer_role"] = "public-authority-from-buyer",
        ["title_from_tender"] = "title-from-tender",
        ["location_from_items"] = "locations-from-delivery",
        ["description_tender"] = "description-from-tender",
        ["purpose_needs_assessment"] = null,
        ["project_scope_summary"] = null,
    };

    /// <summary>The ways not to be used when only those of a list are; all are used without a list.</summary>
    public static IReadOnlySet<string> Without(string? list, Session session)
    {
        if (list is null)
            return new HashSet<string>();
        var wanted = new HashSet<string>();
        foreach (var name in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (name == None)
                continue;
            var code = OfTheKit.GetValueOrDefault(name, name);
            if (code is not null && !MappingTable.Switches.Contains(code))
                throw new OperatorException(session.Text("convert.badTransform", name, string.Join(", ", MappingTable.Switches)), ExitCode.Usage);
            if (code is not null)
                wanted.Add(code);
        }

        return MappingTable.Switches.Where(code => !wanted.Contains(code)).ToHashSet();
    }
}
