using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.DgcpLists;

/// <summary>A list of DGCP's portals: how it is recognised, and which columns identify and date a row.</summary>
/// <param name="Adapter">The adapter's name.</param>
/// <param name="Marks">Columns that together tell the list from others.</param>
/// <param name="Number">The column that holds the numProceso, or an address that ends in it.</param>
/// <param name="Dates">The columns that date a row's state, the first that holds a date counting.</param>
internal sealed record ListShape(string Adapter, string[] Marks, string Number, string[] Dates)
{
    /// <summary>The table a row stands in inside a snapshot.</summary>
    public const string Table = "acts";

    /// <summary>The property that tells the awards of the indicators service from other JSON.</summary>
    public const string IndicatorsMark = "proveedorAdjudicadoRuc";

    /// <summary>The lists that can be read.</summary>
    public static IReadOnlyList<ListShape> All { get; } =
    [
        new(Adapters.DgcpV2List, ["NumeroAdquisicion", "DescripcionAdquisicion"], "NumeroAdquisicion", ["fecha"]),
        // fechaPublicacion is the date of the last change of status too, in spite of its name.
        new(Adapters.DgcpV3List, ["numProceso", "titulo", "nombreEntidad"], "numProceso", ["fechaEstado", "fechaPublicacion"]),
        new(Adapters.DgcpV3Quotations, ["enlace", "titulo", "precio_referencia", "entidad"], "enlace", ["Fecha de Actualización", "publicacion"]),
        // The rows seen so far name no act: they are counted and kept in quarantine until the service, or a join of it, gives the number.
        new(Adapters.DgcpIndicators, [IndicatorsMark, "montoAdjudicado"], "numProceso", ["fechaAdjudicacion"]),
    ];

    /// <summary>The list that a header, or the property names of a row, belongs to; null when there is none.</summary>
    public static ListShape? Find(IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        return All.FirstOrDefault(shape => shape.Marks.All(known.Contains));
    }

    /// <summary>The numProceso of a row; null when the cell holds none.</summary>
    public static string? ReadNumber(string cell)
    {
        if (ProcessNumber.TryParse(cell, out var number))
            return number.ToString();
        foreach (var step in cell.Split('/', '?', '=', '&'))
            if (ProcessNumber.TryParse(step, out number))
                return number.ToString();
        return null;
    }
}
