using System.Globalization;

namespace OpenContracting.Publications.Bulk;

/// <summary>A column of the table of projects: the same in CSV, XLSX, GeoJSON and Parquet.</summary>
/// <param name="Name">Its name: the path in OC4IDS where there is one.</param>
/// <param name="Type">Its type in the words of Table Schema: string, integer, number or datetime.</param>
/// <param name="Value">Reads it.</param>
public sealed record ProjectColumn(string Name, string Type, Func<ProjectLine, object?> Value)
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<ProjectColumn> All { get; } =
    [
        new("id", "string", line => line.Id),
        new("version", "integer", line => line.Version),
        new("title", "string", line => line.Title),
        new("description", "string", line => line.Description),
        new("status", "string", line => line.Status),
        new("type", "string", line => line.Type),
        new("sector", "string", line => Join(line.Sectors)),
        new("locations/address/region", "string", line => Join(line.Provinces)),
        new("latitude", "number", line => line.Latitude),
        new("longitude", "number", line => line.Longitude),
        new("publicAuthority/id", "string", line => line.AuthorityId),
        new("publicAuthority/name", "string", line => line.AuthorityName),
        new("suppliers/name", "string", line => Join(line.Suppliers)),
        new("procurementMethod", "string", line => Join(line.Procedures)),
        new("value/amount", "number", line => line.Value),
        new("value/currency", "string", line => line.Currency),
        new("period/startDate", "datetime", line => line.Start),
        new("period/endDate", "datetime", line => line.End),
        new("contractingProcesses", "integer", line => line.ContractingProcesses),
        new("year", "integer", line => line.Year),
        new("updated", "datetime", line => line.Updated),
        new("published", "datetime", line => line.Published),
    ];

    /// <summary>What people call it.</summary>
    public string Title(string language) => Texts.OfLibrary[language, $"column.{Name}"];

    /// <summary>The value as text of the invariant culture; empty when there is none.</summary>
    public string Text(ProjectLine line) => Value(line) switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => text.ToString()!,
    };

    private static string? Join(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join("; ", values);
}
