using System.Text.RegularExpressions;

namespace OpenContracting.Standards.Panama;

/// <summary>The shapes of Panama's taxpayer numbers, the most particular first: <c>schemas/panama/ruc-shapes.csv</c>.</summary>
public sealed class RucShapes
{
    private const string File = "panama/ruc-shapes.csv";

    private RucShapes(SchemaFolder folder) =>
        All = [.. CsvTable.Read(folder, File, "id", "kind", "pattern").Rows.Select(row => new RucShape(
            row["id"], Enum.Parse<RucKind>(row["kind"], ignoreCase: true), Whole(row["pattern"]),
            row["example"], row["es"], row["en"], row["source"]))];

    /// <summary>All of them in the order in which they are tried.</summary>
    public IReadOnlyList<RucShape> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static RucShapes Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new RucShapes(files));

    /// <summary>The first shape a number has, and its check digits when they are a part of it; null when it has none of them.</summary>
    /// <param name="number">The number in upper case, without spaces, its parts joined by single hyphens.</param>
    public (RucShape Shape, string? CheckDigits)? Find(string number)
    {
        foreach (var shape in All)
            if (shape.Pattern.Match(number) is { Success: true } match)
                return (shape, match.Groups["dv"] is { Success: true } digits ? digits.Value : null);
        return null;
    }

    // The patterns come from a file, and the texts from strangers: no pattern may backtrack for long.
    // Compiled: every id of every release is looked at, and interpreted patterns were a fifth of building releases.
    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(1));
}
