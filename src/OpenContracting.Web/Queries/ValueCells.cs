using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Projects;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>Names the exports of cells, which go by their numbers inside.</summary>
public sealed class ValueCells(Db db)
{
    public async Task<IReadOnlyList<ValueCell>> WithExportsAsync(IReadOnlyCollection<OriginCell> cells, CancellationToken cancellation)
    {
        var ids = cells.Select(IdOf).OfType<long>().Distinct().ToList();
        var exports = await db.Exports.Where(export => ids.Contains(export.Id))
            .Select(export => new CellExport(export.Id, export.Name, export.Source, export.ReceivedAt))
            .ToDictionaryAsync(export => export.Id, cancellation);
        return [.. cells.Select(cell => new ValueCell(
            cell.Process, cell.Pointer, cell.Entry, IdOf(cell) is { } id ? exports.GetValueOrDefault(id) : null))];
    }

    private static long? IdOf(OriginCell cell) =>
        long.TryParse(cell.Entry.Export, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
