using System.Text.Json;
using OpenContracting.Exports;
using OpenContracting.Exports.DgcpActs;
using OpenContracting.Releases.Drafts;
using OpenContracting.Releases.Panama;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Releases.Shapes;

/// <summary>A page of one act, of any generation of the portal: labels differ, what they mean does not.</summary>
internal sealed class DgcpAct
{
    private readonly DraftObject release = new();
    private readonly List<Origin> unread = [];
    private readonly ProcessSnapshot snapshot;
    private readonly JsonElement tables;
    private readonly Row act;
    private readonly string numberColumn;

    private DgcpAct(ProcessSnapshot snapshot, JsonElement tables)
    {
        this.snapshot = snapshot;
        this.tables = tables;
        act = new Row(Rows(ActContent.Act), unread);
        numberColumn = act.Columns.FirstOrDefault(column => act[column] == snapshot.ExternalReference) ?? "Número";
    }

    public static Shaped Shape(ProcessSnapshot snapshot)
    {
        using var content = JsonDocument.Parse(snapshot.Content);
        var shape = new DgcpAct(snapshot, content.RootElement);
        shape.Write();
        return new(shape.release, "shape", shape.unread);
    }

    private JsonElement.ArrayEnumerator Rows(string table) =>
        tables.TryGetProperty(table, out var rows) ? rows.EnumerateArray() : default;

    private void Write()
    {
        var published = act.Named("Fecha de Publicación", "fechaPublicacion", "Fecha de Creación", "fechaCreacion", "fechaEstado");
        ReleaseHead.Write(release, snapshot, act, numberColumn, published);
        var tender = release.Object("tender");
        tender["id"] = act.Text(numberColumn);
        tender["title"] = act.Text(act.Named("Nombre del Acto", "nombreActo", "Título", "Descripción"));
        var description = act.Named("Descripción", "observaciones");
        if (act[description] is not null && act[description] != tender.Text("title"))
            tender["description"] = act.Text(description);
        var status = Procedures.WriteStatus(tender, act, Generation, act.Named("Estado", "nombreRealizado", "Estado del proceso"));
        tender["value"] = act.Money(act.Named("Precio Referencia", "Precio de Referencia", "Precio estimado"));
        Procedures.WriteMethod(tender, act, snapshot, numberColumn, act.Named("Tipo de Procedimiento", "tipoProcedimiento", "Modalidad de contratación"));
        tender["procurementMethodRationale"] = act.Text(act.Named("Fundamento de la Excepción", "fundamentoExcepcion"));
        Procedures.WriteCategory(tender, act, act.Named("Objeto de la Contratación", "Objeto de Contratación", "Objeto Contractual"));
        tender["awardCriteriaDetails"] = act.Text(act.Named("Modalidad", "Modalidad de Adjudicación"));
        tender["publishedDate"] = act.Date(published);
        if (act.Date(act.Named("Fecha y hora presentación de propuestas", "Fecha y hora presentación de cotizaciones")) is { } deadline)
            tender.Object("tenderPeriod")["endDate"] = deadline;
        Procedures.WriteTerm(tender, act, act.Named("Término de entrega", "Vigencia del Contrato"));
        WriteDelivery(tender);
        Buyers.Write(
            release, act, numberColumn, act.Text(act.Named("Entidad")), act.Text(act.Named("Unidad de Compra", "unidadCompra", "Dependencia")));
        WriteBudget();
        Procedures.WriteEarlierCall(release, act, numberColumn, act.Named("numProcesoOriginal"));
        // A void or cancelled act can still show who was chosen before.
        if (status?.TenderStatus is not ("unsuccessful" or "cancelled"))
            WriteAward();
        WriteItems(tender);
        WriteDocuments();
        release["tag"] = Tags.Of(release);
    }

    private string Generation => snapshot.Adapter == Adapters.DgcpV3Act ? "v3" : "v2";

    private void WriteDelivery(DraftObject tender)
    {
        if (act.Text(act.Named("Provincia de Entrega", "provinciaEntrega")) is not { } province)
            return;
        tender.Array("deliveryAddresses").Add(new DraftObject
        {
            ["region"] = province,
            ["countryName"] = act.Made("Panamá", act.Named("Provincia de Entrega", "provinciaEntrega"), "country-of-the-source"),
        });
    }

    private void WriteBudget()
    {
        foreach (var row in Rows(ActContent.Budget).Select(row => new Row(row, unread)))
        {
            var column = row.Named("Número Partida", "partidasPresupuestales", "numeroPartida");
            if (!BudgetLine.TryParse(row[column], out var line))
                continue;
            release.Object("planning").Object("budget").Array("budgetBreakdown").Add(new DraftObject
            {
                ["id"] = row.Made(line.Key, column, "budget-line"),
                ["description"] = line.Key == line.Raw ? null : row.Text(column),
            });
        }
    }

    private void WriteAward()
    {
        var amount = act.Money(act.Named("Monto de la Contratación", "montoContratacion"));
        var suppliers = Rows(ActContent.Suppliers).Select(row => new Row(row, unread)).ToList();
        if (amount is null && suppliers.Count == 0)
            return;
        var award = new DraftObject { ["id"] = act.Made(snapshot.ExternalReference, numberColumn, "act-number"), ["value"] = amount };
        release.Array("awards").Add(award);
        foreach (var row in suppliers)
            WriteSupplier(award, row, isOnly: suppliers.Count == 1);
    }

    private void WriteSupplier(DraftObject award, Row row, bool isOnly)
    {
        var name = row.Text(row.Named("Nombre", "razonSocial", "nombreComercial"));
        var numberCell = row.Named("Número de Identificación", "identificacion", "ruc");
        var known = Ruc.TryParse(row[numberCell], out var ruc);
        var id = known ? row.Made(ruc.Key, numberCell, "ruc") : row.Made(row[numberCell] ?? name?.Text, numberCell, "name-as-id");
        if (id is null)
            return;
        award.Array("suppliers").Add(new DraftObject { ["id"] = id, ["name"] = name });
        if (isOnly && award["value"] is null)
            award["value"] = row.Money(row.Named("precioTotal", "procesosOfertasItems/precioTotal"));
        var party = new DraftObject { ["id"] = id, ["name"] = name };
        party.Array("roles").Add(row.Made("supplier", numberCell, "chosen-proponent"));
        if (known)
            party["identifier"] = new DraftObject { ["scheme"] = row.Made(Ruc.Scheme, numberCell, "ruc"), ["id"] = id, ["legalName"] = name };
        var address = new DraftObject
        {
            ["streetAddress"] = row.Text(row.Named("Dirección")),
            ["locality"] = row.Text(row.Named("Distrito")),
            ["region"] = row.Text(row.Named("Provincia")),
        };
        party["address"] = address.Count > 0 ? address : null;
        release.Array("parties").Add(party);
    }

    /// <summary>What is bought: of the award when there is one, as the page then lists what was chosen.</summary>
    private void WriteItems(DraftObject tender)
    {
        var holder = release.Objects("awards").FirstOrDefault() ?? tender;
        foreach (var row in Rows(ActContent.Items).Select(row => new Row(row, unread)))
        {
            var code = row.Named("Código", "codigo");
            var unit = row.Named("U. Medida", "unidad");
            var item = new DraftObject
            {
                ["id"] = row.Text(row.Named("R", "renglon", "numRenglon")),
                ["description"] = row.Text(row.Named("Descripción")),
                ["quantity"] = row.Quantity(row.Named("Cantidad")),
            };
            if (row[code] is not null)
                item["classification"] = new DraftObject
                {
                    ["scheme"] = row.Made("UNSPSC", code, "scheme-of-the-source"),
                    ["id"] = row.Text(code),
                    ["description"] = row.Text(row.Named("Clasificación")) ?? row.Made(TitleOf(row[code]!), code, "title-of-code"),
                };
            if (row[unit] is not null)
                item["unit"] = UnitOf(row, unit);
            holder.Array("items").Add(item);
        }
    }

    /// <summary>A code's title where the table has this code itself; that of its family would say less than the code.</summary>
    private static string? TitleOf(string code) => Unspsc.Of().Find(code) is { } known && known.Code == code ? known.Es : null;

    /// <summary>The unit as written, with its international code where the table of units has it.</summary>
    private static DraftObject UnitOf(Row row, string column)
    {
        var made = new DraftObject();
        if (Units.Of().FindByName(row[column]!) is { Unece: { Length: > 0 } code })
        {
            made["scheme"] = row.Made("UNCEFACT", column, "code-of-unit");
            made["id"] = row.Made(code, column, "code-of-unit");
        }

        made["name"] = row.Text(column);
        made["value"] = row.Money(row.Named("precioReferencia"));
        return made;
    }

    private void WriteDocuments()
    {
        foreach (var row in Rows(ActContent.Documents).Select(row => new Row(row, unread)))
        {
            var label = row.Named("Tipo", "tipoArchivo");
            var type = ActDocumentType.Find(row[label]);
            var address = row.Named("href", "rutaCompleta");
            var url = Uri.TryCreate(PortalAddress, row[address], out var absolute) && absolute.Scheme is "http" or "https" ? absolute : null;
            var document = new DraftObject
            {
                ["id"] = row.Made(AttachmentOf(url), address, "attachment-number"),
                ["documentType"] = row.Made(type?.Code, label, "document-type"),
                ["documentTypeDetails"] = row.Text(label),
                ["title"] = row.Text(row.Named("Descripción", "Nombre Documento", "nombreOriginal")),
                ["url"] = row[address] is null ? null : row.Made(url?.AbsoluteUri, address, "address"),
                ["datePublished"] = row.Date(row.Named("Fecha", "Fecha Creación")),
                ["language"] = row.Made("es", label, "language-of-the-source"),
            };
            Holder(type?.Place).Array("documents").Add(document);
        }
    }

    // Links of saved pages are relative to the portal they were saved from.
    private static Uri PortalAddress { get; } = new("https://www.panamacompra.gob.pa/");

    private static string? AttachmentOf(Uri? url)
    {
        const string Parameter = "idattach=";
        var at = url?.Query.IndexOf(Parameter, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : Uri.UnescapeDataString(url!.Query[(at + Parameter.Length)..].Split('&')[0]);
    }

    private DraftObject Holder(string? place)
    {
        var award = release.Objects("awards").FirstOrDefault();
        return place switch
        {
            "planning" => release.Object("planning"),
            "award" when award is not null => award,
            "contract" when award is not null => Contract(award),
            _ => release.Object("tender"),
        };
    }

    /// <summary>The contract of the award, made by its first document: an act without one says nothing of a contract.</summary>
    private DraftObject Contract(DraftObject award)
    {
        if (release.Objects("contracts").FirstOrDefault() is { } known)
            return known;
        var contract = new DraftObject { ["id"] = award["id"], ["awardID"] = award["id"], ["value"] = award["value"] };
        release.Array("contracts").Add(contract);
        return contract;
    }
}
