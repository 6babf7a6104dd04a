using OpenContracting.Exports;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>How something is bought: status, procedure, what it is, and the call before.</summary>
internal static class Procedures
{
    /// <summary>The scheme of process numbers where a related process has no ocid that we know of.</summary>
    public const string NumberScheme = "PA-DGCP-numProceso";

    public static ActStatus? WriteStatus(DraftObject tender, Row row, string generation, string column)
    {
        var status = ActStatus.Find(generation, row[column]);
        tender["status"] = row.Made(status?.TenderStatus, column, "status");
        tender["statusDetails"] = row.Made(status?.Label ?? row[column], column, "status-label");
        if (status is null)
            row.Unread(column, "unknown-status");
        return status;
    }

    /// <summary>The method by the platform's number or label of the procedure, else by the letters in the act's number.</summary>
    public static void WriteMethod(
        DraftObject tender, Row row, ProcessSnapshot snapshot, string numberColumn, string? labelColumn = null, string? idColumn = null)
    {
        var types = ProcedureTypes.Of();
        var byLabel = labelColumn is not null && row[labelColumn] is { } label ? types.FindByLabel(label) : null;
        var byId = idColumn is not null && row[idColumn] is { } id ? types.Find("v3", id) : null;
        var byNumber = ProcessNumber.TryParse(snapshot.ExternalReference, out var number) ? types.FindByPrefix(number.Type) : null;
        if (byId?.Method is not null)
            tender["procurementMethod"] = row.Made(byId.Method, idColumn!, "procedure-type");
        else if (byLabel?.Method is not null)
            tender["procurementMethod"] = row.Made(byLabel.Method, labelColumn!, "procedure-label");
        else if (byId is null && byLabel is null)
            tender["procurementMethod"] = row.Made(byNumber?.Method, numberColumn, "letters-of-number");
        if (labelColumn is not null)
            tender["procurementMethodDetails"] = row.Text(labelColumn);
        if (tender["procurementMethodDetails"] is null)
            tender["procurementMethodDetails"] = byId is not null
                ? row.Made(byId.Es, idColumn!, "procedure-type")
                : row.Made(byNumber?.Es, numberColumn, "letters-of-number");
    }

    public static void WriteCategory(DraftObject tender, Row row, string column)
    {
        var category = row[column] is not { } text ? null : FoldedText.Fold(text) switch
        {
            "bien" or "bienes" => "goods",
            "obra" or "obras" => "works",
            "servicio" or "servicios" or "consultoria" or "consultorias" => "services",
            _ => null,
        };
        tender["mainProcurementCategory"] = row.Made(category, column, "object");
        tender["mainProcurementCategoryDetails"] = row.Text(column);
        if (category is null)
            row.Unread(column, "unknown-object");
    }

    /// <summary>How long the contract will run, where the text counts calendar days; working days and months are no number of days.</summary>
    public static void WriteTerm(DraftObject tender, Row row, string column)
    {
        if (row[column] is not { } text)
            return;
        var words = FoldedText.Fold(text).Split(' ');
        if (words is [var number, "dias" or "dia", "calendario" or "calendarios"] && int.TryParse(number, out var days) && days > 0)
            tender.Object("contractPeriod")["durationInDays"] = DraftValue.Number(days, row.From(column, "calendar-days", text));
        else
            row.Unread(column, "not-calendar-days");
    }

    /// <summary>The call that came before, by the original number the list gives or by the -R of the number itself.</summary>
    public static void WriteEarlierCall(DraftObject release, Row row, string numberColumn, string? originalColumn = null)
    {
        var number = ProcessNumber.TryParse(row[numberColumn], out var own) ? own : default;
        var original = originalColumn is not null && ProcessNumber.TryParse(row[originalColumn], out var given) && given.ToString() != own.ToString()
            ? given.ToString() : null;
        var earlier = original ?? number.Earlier;
        if (earlier is null)
            return;
        var column = original is null ? numberColumn : originalColumn!;
        var relationship = new DraftArray();
        relationship.Add(row.Made("unsuccessfulProcess", column, "earlier-call"));
        release.Array("relatedProcesses").Add(new DraftObject
        {
            ["id"] = row.Made("1", column, "earlier-call"),
            ["relationship"] = relationship,
            ["scheme"] = row.Made(NumberScheme, column, "earlier-call"),
            ["identifier"] = row.Made(earlier, column, "earlier-call"),
        });
    }
}
