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
    private static readonly HashSet<string> Lists =
        ["tag", "roles", "relationship", "criteria", "submissionMethod", "additionalProcurementCategories"];

    private static readonly HashSet<string> Dates =
        ["date", "publishedDate", "startDate", "endDate", "maxExtentDate", "datePublished", "dateModified", "dateSigned", "dueDate", "dateMet"];

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
        var date = record.Date(Column.Prefix + "publishedDate") ?? record.Date(Column.Prefix + "date") ?? DateOfId(record, snapshot);
        release["id"] ??= record.Made($"{snapshot.Ocid}-{date.Text}", MonthlyTables.Ocid, "ocid-and-date");
        release["date"] = date;
        // The place of the tag is kept; where the table gives none it is known when the sections are.
        release["tag"] = new DraftArray();
        release["initiationType"] = record.Text(Column.Prefix + "initiationType")
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
        var own = "";
        foreach (var cell in row.Cells)
            if (cell.Column.IsInRelease && cell.Column.ArrayPath.Length > own.Length)
                own = cell.Column.ArrayPath;
        var element = own.Length == 0 ? release : new DraftObject();
        foreach (var cell in row.Cells)
            if (cell.Column.IsInRelease && cell.Column.ArrayPath == own)
                Set(element, cell, row);
        if (own.Length > 0 && element.Count > 0)
            Place(element, own, row);
    }

    private static void Set(DraftObject element, Row.Cell cell, Row row)
    {
        var names = cell.Column.Names;
        if (cell.Column.ArrayPath.Length == 0 && names is ["ocid" or "id" or "date" or "initiationType"])
            return;
        if (names[^1] is "currency" or "valueAddedTaxIncluded" && !Balboas.TryParse(row[cell.Column.Amount], out _))
            return;
        if (Leaf(names[^1], cell, row) is not { } leaf)
            return;
        var at = element;
        for (var index = 0; index < names.Length - 1; index++)
            at = at.Object(names[index]);
        at[names[^1]] = leaf;
    }

    private static Draft? Leaf(string name, Row.Cell cell, Row row)
    {
        if (Lists.Contains(name))
            return List(cell);
        if (Dates.Contains(name))
            return row.Date(cell);
        return name switch
        {
            "amount" => row.Amount(cell),
            "quantity" => row.Quantity(cell),
            "durationInDays" => row.Integer(cell, lowest: 1),
            "numberOfTenderers" => row.Integer(cell, lowest: 0),
            "valueAddedTaxIncluded" or "hasEnquiries" => row.Boolean(cell),
            _ => Row.Text(cell),
        };
    }

    private static DraftArray? List(Row.Cell cell)
    {
        if (cell.Text is not { } text)
            return null;
        var array = new DraftArray();
        foreach (var part in text.Trim('[', ']').Split([MonthlyTables.ListSeparator, ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            array.Add(new DraftValue(part.Trim('"', '\''), isText: true, cell.From("list")));
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
        var names = path[Column.Prefix.Length..^2].Split('/');
        var at = release;
        var walked = Column.Prefix;
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
