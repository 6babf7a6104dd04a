using System.Collections.Concurrent;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Exports.Dgcp;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>Rows of DGCP's monthly tables: each column is the path of its value in the compiled release.</summary>
/// <remarks>
/// An element is found by the ids its row gives for each array on the way, never by position. Two rows with one id that
/// contradict one another are two elements; where they only complete one another they are one.
/// </remarks>
internal sealed class DgcpMonthly
{
    private const string Prefix = "compiledRelease/";

    private static readonly HashSet<string> Lists =
        ["tag", "roles", "relationship", "criteria", "submissionMethod", "additionalProcurementCategories"];

    private static readonly HashSet<string> Dates =
        ["date", "publishedDate", "startDate", "endDate", "maxExtentDate", "datePublished", "dateModified", "dateSigned", "dueDate", "dateMet"];

    // Column names come with the data, so what is remembered of them is bounded.
    private static readonly ConcurrentDictionary<string, string[]> Paths = new();

    private readonly DraftObject release = new();
    private readonly HashSet<DraftObject> placeholders = [];
    private readonly List<Origin> unread = [];

    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        var shape = new DgcpMonthly();
        using var content = JsonDocument.Parse(snapshot.Content);
        shape.WriteHead(snapshot, content.RootElement);
        foreach (var table in content.RootElement.EnumerateObject())
            foreach (var row in table.Value.EnumerateArray())
                shape.Add(new Row(row, shape.unread));
        if (shape.release["tag"] is not DraftArray tags || tags.Count == 0 || tags.Any(tag => tag is DraftValue { Text: "compiled" }))
            shape.release["tag"] = Tags.Of(shape.release);
        return new(shape.release, "shape", shape.unread);
    }

    private void WriteHead(ProcessSnapshot snapshot, JsonElement tables)
    {
        var first = tables.EnumerateObject().First().Value[0];
        var record = new Row(
            tables.TryGetProperty(MonthlyTables.Records.Name, out var records) && records.GetArrayLength() > 0 ? records[0] : first, []);
        release["ocid"] = record.Made(snapshot.Ocid, MonthlyTables.Ocid, "ocid-as-given");
        release["id"] = record.Text(MonthlyTables.ReleaseId);
        var date = record.Date(Prefix + "publishedDate") ?? record.Date(Prefix + "date") ?? DateOfId(record, snapshot);
        release["id"] ??= record.Made($"{snapshot.Ocid}-{date.Text}", MonthlyTables.Ocid, "ocid-and-date");
        release["date"] = date;
        // The place of the tag is kept; where the table gives none it is known when the sections are.
        release["tag"] = new DraftArray();
        release["initiationType"] = record.Text(Prefix + "initiationType")
            ?? record.Made("tender", MonthlyTables.Ocid, "only-initiation-type");
    }

    // Every table repeats the release id, which ends with the date the state was published.
    private static DraftValue DateOfId(Row record, ProcessSnapshot snapshot)
    {
        var id = record[MonthlyTables.ReleaseId];
        if (id is not null && snapshot.Ocid is not null && id.Length > snapshot.Ocid.Length + 1
            && id.StartsWith(snapshot.Ocid, StringComparison.Ordinal)
            && PanamaDate.TryParse(id[(snapshot.Ocid.Length + 1)..], out var date))
            return record.Made(PanamaDate.Write(date.Start), MonthlyTables.ReleaseId, "date-of-release-id")!;
        return record.Made(PanamaDate.WriteLocal(snapshot.ExportDate ?? DateTimeOffset.UnixEpoch), MonthlyTables.Ocid, "date-of-export")!;
    }

    private void Add(Row row)
    {
        var columns = row.Columns.Where(column => column.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        var own = columns.Select(ArrayPath).MaxBy(path => path.Length) ?? "";
        var element = own.Length == 0 ? release : new DraftObject();
        foreach (var column in columns)
            if (ArrayPath(column) == own)
                Set(element, column, own, row);
        if (own.Length > 0 && element.Count > 0)
            Place(element, own, row);
    }

    /// <summary>The part of a column up to its last array: <c>compiledRelease/awards/0/items/0</c>; empty without one.</summary>
    private static string ArrayPath(string column)
    {
        var last = column.LastIndexOf("/0/", StringComparison.Ordinal);
        return last < 0 ? "" : column[..(last + 2)];
    }

    private static void Set(DraftObject element, string column, string own, Row row)
    {
        var names = Names(column, own.Length == 0 ? Prefix.Length : own.Length + 1);
        if (own.Length == 0 && names is ["ocid" or "id" or "date" or "initiationType"])
            return;
        if (names[^1] is "currency" or "valueAddedTaxIncluded" && !HasAmount(column, row))
            return;
        if (Leaf(names, column, row) is not { } leaf)
            return;
        var at = element;
        for (var index = 0; index < names.Length - 1; index++)
            at = at.Object(names[index]);
        at[names[^1]] = leaf;
    }

    private static string[] Names(string column, int from)
    {
        if (Paths.TryGetValue(column, out var names))
            return names;
        names = column[from..].Split('/');
        if (Paths.Count < 4_000)
            Paths.TryAdd(column, names);
        return names;
    }

    private static bool HasAmount(string column, Row row) =>
        Balboas.TryParse(row[string.Concat(column.AsSpan(0, column.LastIndexOf('/') + 1), "amount")], out _);

    private static Draft? Leaf(string[] names, string column, Row row)
    {
        var name = names[^1];
        if (Lists.Contains(name))
            return List(column, row);
        if (Dates.Contains(name))
            return row.Date(column);
        return name switch
        {
            "amount" => row.Amount(column),
            "quantity" => row.Quantity(column),
            "durationInDays" => row.Integer(column, lowest: 1),
            "numberOfTenderers" => row.Integer(column, lowest: 0),
            "valueAddedTaxIncluded" or "hasEnquiries" => row.Boolean(column),
            _ => row.Text(column),
        };
    }

    private static DraftArray? List(string column, Row row)
    {
        if (row[column] is not { } text)
            return null;
        var array = new DraftArray();
        foreach (var part in text.Trim('[', ']').Split([MonthlyTables.ListSeparator, ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            array.Add(new DraftValue(part.Trim('"', '\''), isText: true, row.From(column, "list")));
        return array;
    }

    private void Place(DraftObject element, string own, Row row)
    {
        var array = ArrayOf(own, row);
        var id = Id(element);
        var found = id is null ? null : array.OfType<DraftObject>().FirstOrDefault(known => Id(known) == id && (placeholders.Contains(known) || Agree(known, element)));
        if (found is null)
        {
            array.Add(element);
            return;
        }

        placeholders.Remove(found);
        Complete(found, element);
    }

    /// <summary>The array a path ends in, inside the elements that the row's ids name.</summary>
    private DraftArray ArrayOf(string path, Row row)
    {
        var names = path[Prefix.Length..^2].Split('/');
        var at = release;
        var walked = Prefix;
        for (var index = 0; index < names.Length - 1; index++)
        {
            if (index + 1 < names.Length && names[index + 1] == "0")
            {
                walked += names[index] + "/0/";
                at = Element(at.Array(names[index]), row.Text(walked + "id"));
                index++;
                continue;
            }

            walked += names[index] + "/";
            at = at.Object(names[index]);
        }

        return at.Array(names[^1]);
    }

    /// <summary>The element with an id, made when its own row has not come (or never will); without an id the only element there is.</summary>
    private DraftObject Element(DraftArray array, DraftValue? id)
    {
        var found = array.OfType<DraftObject>().FirstOrDefault(known => id is null ? array.Count == 1 : Id(known) == id.Text);
        if (found is not null)
            return found;
        var made = new DraftObject { ["id"] = id };
        placeholders.Add(made);
        array.Add(made);
        return made;
    }

    private static string? Id(DraftObject element) => (element["id"] as DraftValue)?.Text;

    private static bool Agree(Draft one, Draft other) => (one, other) switch
    {
        (DraftObject left, DraftObject right) => right.All(property => left[property.Key] is not { } value || Agree(value, property.Value)),
        (DraftArray left, DraftArray right) => left.Count == right.Count && left.Zip(right).All(pair => Agree(pair.First, pair.Second)),
        (DraftValue left, DraftValue right) => left.Text == right.Text,
        _ => false,
    };

    private static void Complete(DraftObject into, DraftObject from)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is DraftObject node && value is DraftObject more)
                Complete(node, more);
            else
                into[name] ??= value;
        }
    }
}
