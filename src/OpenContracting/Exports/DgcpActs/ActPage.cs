namespace OpenContracting.Exports.DgcpActs;

/// <summary>A saved page of an act of the V1 or V2 portal, as rows.</summary>
/// <remarks>Who answers for the act at the institution (name, post, telephone, e-mail) is left on the page: persons, and no part of the act.</remarks>
internal static class ActPage
{
    private static readonly string[] ContactLabels =
        ["nombre", "cargo", "teléfono", "correo electrónico", "fax", "datos de contacto"];

    /// <summary>Reads a page; one that is of no act has no number.</summary>
    public static ActContent Read(string html)
    {
        var content = new ActContent();
        var supplier = new List<(string Column, string Text)>();
        long supplierRow = 0;
        foreach (var row in new HtmlRows(html).Read())
        {
            if (row.Header is not null)
            {
                AddTableRow(content, row);
                continue;
            }

            if (row.Cells is not [var first, var value, ..])
                continue;
            var label = first.TrimEnd(':', ' ');
            if (Is(row.Section, "Proponente Seleccionado"))
            {
                // One table a proponent; a second name begins the next.
                if (supplier.Exists(cell => cell.Column == label))
                    Flush();
                supplierRow = supplier.Count == 0 ? row.Number : supplierRow;
                if (!IsContact(label) || Is(label, "Nombre"))
                    supplier.Add((label, value));
            }
            else if (!row.Section.StartsWith("Contacto", StringComparison.OrdinalIgnoreCase) && !IsContact(label))
                content.AddLabel(label, value, row.Number);
        }

        Flush();
        return content;

        void Flush()
        {
            content.Add(ActContent.Suppliers, supplierRow, [.. supplier]);
            supplier.Clear();
        }
    }

    private static void AddTableRow(ActContent content, HtmlRow row)
    {
        var header = row.Header!;
        if (row.Cells.Count != header.Count)
            return;
        var cells = header.Zip(row.Cells).Where(cell => cell.First.Length > 0 && !Is(cell.First, "Acciones"))
            .Select(cell => (cell.First, cell.Second)).ToList();
        if (row.Link is not null)
            cells.Add(("href", row.Link));
        content.Add(TableOf(header), row.Number, cells);
    }

    private static string TableOf(IReadOnlyList<string> header) =>
        header.Any(name => Is(name, "Número Partida")) ? ActContent.Budget
        : header.Any(name => Is(name, "Clasificación")) ? ActContent.Items
        : header.Any(name => Is(name, "Tipo") || Is(name, "Nombre Documento")) ? ActContent.Documents
        : "other";

    private static bool IsContact(string label) => ContactLabels.Contains(label.ToLowerInvariant());

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
