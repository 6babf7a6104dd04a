using System.Globalization;
using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Exports.Template;
using OpenContracting.Releases.Drafts;
using OpenContracting.Standards;

namespace OpenContracting.Releases.Shapes;

/// <summary>A process of our template, with all that the tables of its project say.</summary>
/// <remarks>
/// What OCDS has no place for goes, as an OC4IDS project, to <c>planning/project/oc4ids</c>: so it is merged, kept in versions and
/// traced to its cells like everything else, and the mapping takes it from there.
/// </remarks>
internal sealed class TemplateProcess
{
    private readonly JsonElement content;
    private readonly ProcessSnapshot snapshot;
    private readonly List<Origin> unread = [];
    private readonly DraftObject release = new();

    private TemplateProcess(ProcessSnapshot snapshot, JsonElement content)
    {
        this.snapshot = snapshot;
        this.content = content;
    }

    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        using var content = JsonDocument.Parse(snapshot.Content);
        var process = new TemplateProcess(snapshot, content.RootElement);
        process.WriteProcess();
        process.WriteProject();
        process.release["tag"] = Tags.Of(process.release);
        return new(process.release, "shape", process.unread);
    }

    private void WriteProcess()
    {
        var row = Rows(TemplateTable.Processes)[0];
        ReleaseHead.Write(release, snapshot, row, "numero_proceso", "fecha");
        var tender = release.Object("tender");
        tender["id"] = row.Made(snapshot.ExternalReference, "numero_proceso", "number");
        tender["title"] = row.Text("titulo");
        tender["description"] = row.Text("descripcion");
        WriteStatus(tender, row);
        tender["value"] = row.Money("precio_referencia");
        Procedures.WriteMethod(tender, row, snapshot, "numero_proceso");
        if (row["objeto"] is not null)
            Procedures.WriteCategory(tender, row, "objeto");
        tender["uri"] = row.Text("enlace");
        Buyers.Write(release, row, "numero_proceso", row.Text("institucion"), row.Text("unidad"));
        NoteUnknownColumns(row, TemplateTable.Processes);
    }

    // The labels of both portals: V3's where they differ.
    private static void WriteStatus(DraftObject tender, Row row)
    {
        if (row["estado"] is not null)
            Procedures.WriteStatus(tender, row, Panama.ActStatus.Find("v3", row["estado"]) is null ? "v2" : "v3", "estado");
    }

    private void WriteProject()
    {
        if (Rows(TemplateTable.Projects) is not [var row, ..])
            return;
        var project = release.Object("planning").Object("project");
        project["id"] = row.Text("codigo_proyecto");
        project["scheme"] = row.Made("PA-" + content.GetProperty("register").GetString(), "codigo_proyecto", "register-of-institution");
        project["title"] = row.Text("titulo");
        project["description"] = row.Text("descripcion");
        foreach (var column in Columns(TemplateTable.Projects).Where(column => column.Kind == "identifier"))
            if (row.Text(column.Name) is { } id)
                project.Array("identifiers").Add(new DraftObject { ["scheme"] = row.Made(column.Path, column.Name, "register-of-column"), ["id"] = id });
        var stated = project.Object("oc4ids");
        Fill(stated, row, TemplateTable.Projects);
        WriteItems(stated, "presupuesto", "budget", "budgetBreakdowns");
        WriteItems(stated, "ubicaciones", "locations");
        WriteProgress(stated);
        WriteItems(stated, "hitos", "milestones");
        WriteItems(stated, "documentos", "documents");
        WriteOfProcesses(stated, "pagos", "transactions");
        WriteOfProcesses(stated, "modificaciones", "modifications");
        if (stated.Count == 0)
            project.Remove("oc4ids");
    }

    private void WriteItems(DraftObject stated, string table, params ReadOnlySpan<string> path)
    {
        var number = 0;
        foreach (var row in Rows(table))
        {
            var item = Item(row, table, ++number);
            var holder = stated;
            foreach (var name in path[..^1])
                holder = holder.Object(name);
            holder.Array(path[^1]).Add(item);
        }
    }

    private void WriteOfProcesses(DraftObject stated, string table, string member)
    {
        var number = 0;
        foreach (var row in Rows(table))
        {
            var act = ListShape.ReadNumber(row["numero_proceso"] ?? "");
            var item = Item(row, table, ++number);
            var process = stated.Objects("contractingProcesses").FirstOrDefault(known => known.Text("id") == act);
            if (process is null)
                stated.Array("contractingProcesses").Add(process = new DraftObject { ["id"] = row.Made(act, "numero_proceso", "number") });
            process.Object("summary").Array(member).Add(item);
        }
    }

    private DraftObject Item(Row row, string table, int number)
    {
        var item = new DraftObject { ["id"] = new DraftValue($"{number}", isText: true, row.From("codigo_proyecto", "row-of-project")) };
        Fill(item, row, table);
        return item;
    }

    private void WriteProgress(DraftObject stated)
    {
        var rows = Rows("avances");
        foreach (var column in Columns("avances").Where(column => column.Kind == "metric"))
        {
            var observations = new DraftArray();
            foreach (var row in rows)
                observations.Add(Observation(row, column, observations.Count + 1));
            if (observations.Count > 0)
                stated.Array("metrics").Add(new DraftObject
                {
                    ["id"] = new DraftValue(column.Path, isText: true, rows[0].From(column.Name, "metric-of-column")),
                    ["observations"] = observations,
                });
        }
    }

    private DraftObject? Observation(Row row, TemplateColumn column, int number)
    {
        if (Percent(row, column.Name) is not { } share)
            return null;
        var observation = new DraftObject { ["id"] = new DraftValue($"{number}", isText: true, row.From(column.Name, "row-of-project")) };
        if (row.Date("fecha") is { } date)
            observation.Object("period")["endDate"] = date;
        observation["measure"] = share;
        observation["unit"] = new DraftObject
        {
            ["name"] = row.Made("%", column.Name, "per-cent"),
            ["scheme"] = row.Made("UNCEFACT", column.Name, "per-cent"),
            ["id"] = row.Made("P1", column.Name, "per-cent"),
        };
        observation["notes"] = row.Text("notas");
        return observation;
    }

    private static DraftValue? Percent(Row row, string column)
    {
        if (row[column] is not { } text)
            return null;
        return decimal.TryParse(text.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1000
            ? DraftValue.Number(share, row.From(column, "per-cent", text))
            : row.Unread(column, "not-a-percentage");
    }

    /// <summary>Writes the cells of a row where its table's columns say.</summary>
    private void Fill(DraftObject item, Row row, string table)
    {
        foreach (var column in Columns(table))
            if (row[column.Name] is not null && Value(row, column) is { } value)
                Set(item, column.Path, value);
        WritePoint(item, row, table);
        NoteUnknownColumns(row, table);
    }

    private static Draft? Value(Row row, TemplateColumn column) => column.Kind switch
    {
        "text" or "id" => row.Text(column.Name),
        "date" => row.Date(column.Name),
        "money" => row.Money(column.Name),
        _ when column.Kind.StartsWith("code:", StringComparison.Ordinal) => Code(row, column.Name, column.Kind["code:".Length..], row[column.Name]!),
        _ when column.Kind.StartsWith("codes:", StringComparison.Ordinal) => Codes(row, column.Name, column.Kind["codes:".Length..]),
        _ => null,
    };

    private static DraftArray? Codes(Row row, string column, string codelist)
    {
        var codes = new DraftArray();
        foreach (var text in row[column]!.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            codes.Add(Code(row, column, codelist, text));
        return codes.Count > 0 ? codes : null;
    }

    /// <summary>The code that a cell states, as such or by its title in either language.</summary>
    private static DraftValue? Code(Row row, string column, string codelist, string text)
    {
        var list = SchemaFolder.Current.Keep("template-codelists", files => new CodelistSet(files, StandardVersion.Oc4ids095, [])).Codelists[codelist];
        var folded = FoldedText.Fold(text);
        var code = list.Find(text) ?? list.Codes.FirstOrDefault(known =>
            FoldedText.Fold(known.Code) == folded || FoldedText.Fold(known.Title("es")) == folded || FoldedText.Fold(known.Title("en")) == folded);
        return code is not null ? row.Made(code.Code, column, "code") : row.Unread(column, "unknown-code");
    }

    private static void Set(DraftObject item, string path, Draft value)
    {
        var steps = path.Split('/');
        var holder = item;
        foreach (var step in steps[..^1])
            holder = holder.Object(step);
        holder[steps[^1]] = value;
    }

    private void WritePoint(DraftObject item, Row row, string table)
    {
        if (table != "ubicaciones" || (row["latitud"] is null && row["longitud"] is null))
            return;
        if (Degrees(row, "latitud", 90) is not { } latitude || Degrees(row, "longitud", 180) is not { } longitude)
            return;
        var point = item.Object("geometry");
        point["type"] = row.Made("Point", "latitud", "point");
        // GeoJSON has the longitude first.
        point.Array("coordinates").Add(longitude);
        point.Array("coordinates").Add(latitude);
    }

    private static DraftValue? Degrees(Row row, string column, decimal most) =>
        decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? DraftValue.Number(degrees, row.From(column, "degrees"))
            : row.Unread(column, "not-degrees");

    private void NoteUnknownColumns(Row row, string table)
    {
        var known = Columns(table).Select(column => column.Name).ToHashSet();
        foreach (var column in row.Columns.Where(column => !known.Contains(column)).ToList())
            row.Unread(column, "unknown-column");
    }

    private static IReadOnlyList<TemplateColumn> Columns(string table) => TemplateTable.All.Single(known => known.Name == table).Columns;

    private List<Row> Rows(string table) =>
        content.TryGetProperty(table, out var rows) ? [.. rows.EnumerateArray().Select(row => new Row(row, unread))] : [];
}
