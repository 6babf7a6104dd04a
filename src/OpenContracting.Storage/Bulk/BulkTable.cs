using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenContracting.Storage.Bulk;

/// <summary>An entity's table as the model has it, with the columns a bulk write fills.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns, IReadOnlyList<string> Key)
{
    private static readonly ConcurrentDictionary<(Type Db, Type Entity), BulkTable> Known = new();

    public string ColumnList { get; } = string.Join(", ", Columns.Select(column => column.Name));

    public static BulkTable Of(Db db, Type entity) =>
        Known.GetOrAdd((db.GetType(), entity), _ => From(db.Model.FindEntityType(entity)!));

    private static BulkTable From(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetProperties()
            .Where(property => !(property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd))
            .Select(property => new BulkColumn(property.GetColumnName(table)!, property));
        return new(table.Name, [.. columns], [.. entity.FindPrimaryKey()!.Properties.Select(key => key.GetColumnName(table)!)]);
    }
}
