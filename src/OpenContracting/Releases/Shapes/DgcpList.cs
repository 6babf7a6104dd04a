using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A row of one of the portals' lists.</summary>
internal static class DgcpList
{
    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        using var content = JsonDocument.Parse(snapshot.Content);
        var unread = new List<Origin>();
        var row = new Row(content.RootElement.GetProperty(ListShape.Table)[0], unread);
        var release = new DraftObject();
        switch (snapshot.Adapter)
        {
            case Adapters.DgcpV2List:
                WriteV2(release, snapshot, row);
                break;
            case Adapters.DgcpV3List:
                WriteV3(release, snapshot, row);
                break;
            case Adapters.DgcpIndicators:
                WriteAward(release, snapshot, row);
                break;
            default:
                WriteQuotation(release, snapshot, row);
                break;
        }

        release["tag"] = Tags.Of(release);
        return new(release, "shape", unread);
    }

    private static void WriteV2(DraftObject release, ProcessSnapshot snapshot, Row row)
    {
        const string Number = "NumeroAdquisicion";
        ReleaseHead.Write(release, snapshot, row, Number, "fecha");
        var tender = release.Object("tender");
        tender["id"] = row.Text(Number);
        tender["title"] = row.Text("DescripcionAdquisicion");
        Procedures.WriteStatus(tender, row, "v2", "Estado");
        tender["value"] = row.Money("MontoRef");
        Procedures.WriteMethod(tender, row, snapshot, Number);
        tender["awardCriteriaDetails"] = row.Text("modalidad");
        tender["publishedDate"] = row.Date("fecha");
        tender["uri"] = row.Text("link");
        Buyers.WriteBoth(release, row, "NombreUnidadCompra", "NombreDependencia", Number);
    }

    private static void WriteV3(DraftObject release, ProcessSnapshot snapshot, Row row)
    {
        const string Number = "numProceso";
        ReleaseHead.Write(release, snapshot, row, Number, row.Named("fechaEstado", "fechaPublicacion"));
        var tender = release.Object("tender");
        tender["id"] = row.Text(Number);
        tender["title"] = row.Text("titulo");
        tender["description"] = row.Text("observaciones");
        Procedures.WriteStatus(tender, row, "v3", row.Named("nombreRealizado", "idEstado"));
        Procedures.WriteMethod(tender, row, snapshot, Number, "nombre", "idTipoProceso");
        Procedures.WriteCategory(tender, row, "nombreObjectoContractual");
        tender["awardCriteriaDetails"] = row.Text("nombreModalidad");
        tender["publishedDate"] = row.Date("fechaPublicacion");
        if (row.Date("fechaPresentacionPropuesta") is { } deadline)
            tender.Object("tenderPeriod")["endDate"] = deadline;
        Buyers.Write(release, row, Number, row.Text("nombreEntidad"), row.Text(row.Named("nombreUnidadCompra", "nombreDependencia")));
        Procedures.WriteEarlierCall(release, row, Number, "numProcesoOriginal");
    }

    private static void WriteAward(DraftObject release, ProcessSnapshot snapshot, Row row)
    {
        const string Number = "numProceso";
        ReleaseHead.Write(release, snapshot, row, Number, "fechaAdjudicacion");
        release.Object("tender")["id"] = row.Text(Number);
        var award = new DraftObject { ["id"] = row.Made(snapshot.ExternalReference, Number, "act-number"), ["value"] = row.Money("montoAdjudicado") };
        release.Array("awards").Add(award);
        if (row.Text(ListShape.IndicatorsMark) is { } id)
            award.Array("suppliers").Add(new DraftObject { ["id"] = id, ["name"] = row.Text("proveedorAdjudicadoNombre") });
        Buyers.Write(release, row, Number, row.Text(row.Named("entidadNombre", "nombreEntidad")), unit: null);
    }

    private static void WriteQuotation(DraftObject release, ProcessSnapshot snapshot, Row row)
    {
        const string Link = "enlace";
        ReleaseHead.Write(release, snapshot, row, Link, row.Named("Fecha de Actualización", "publicacion"));
        var tender = release.Object("tender");
        tender["id"] = row.Made(snapshot.ExternalReference, Link, "number-in-address");
        tender["title"] = row.Text("titulo");
        // The workbook holds open calls and nothing else.
        tender["status"] = row.Made("active", Link, "open-quotation");
        tender["value"] = row.Money("precio_referencia");
        Procedures.WriteMethod(tender, row, snapshot, Link);
        if (PanamaDate.TryParse(row["fecha"], out var period) && period.End is not null)
            tender["tenderPeriod"] = new DraftObject
            {
                ["startDate"] = row.Moment(period.Start, "fecha"),
                ["endDate"] = row.Moment(period.AsEnd, "fecha"),
            };
        else
            row.Unread("fecha", "not-a-period");
        tender["publishedDate"] = row.Date("publicacion");
        tender["uri"] = row.Text(Link);
        foreach (var column in row.Columns.Where(column => column.StartsWith("item_", StringComparison.Ordinal)))
            tender.Array("items").Add(new DraftObject { ["id"] = row.Made(column["item_".Length..], column, "column-number"), ["description"] = row.Text(column) });
        Procedures.WriteTerm(tender, row, "termino_entrega");
        Buyers.Write(release, row, Link, row.Text("entidad"), unit: null);
    }
}
