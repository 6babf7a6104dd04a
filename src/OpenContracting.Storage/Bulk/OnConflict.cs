namespace OpenContracting.Storage.Bulk;

/// <summary>What happens to a row whose key is there already.</summary>
public sealed record OnConflict
{
    private readonly Func<BulkTable, string> sql;

    private OnConflict(Func<BulkTable, string> sql) => this.sql = sql;

    /// <summary>The write fails.</summary>
    public static OnConflict Fail { get; } = new(_ => "");

    /// <summary>The old row stays.</summary>
    public static OnConflict Keep { get; } = new(_ => "ON CONFLICT DO NOTHING");

    /// <summary>The new row takes the place of the one with the same primary key.</summary>
    public static OnConflict Replace { get; } = new(table =>
        $"ON CONFLICT ({string.Join(", ", table.Key)}) DO UPDATE SET "
        + string.Join(", ", table.Columns.Select(column => column.Name).Except(table.Key)
            .Select(name => $"{name} = excluded.{name}")));

    /// <summary>What both databases understand after <c>ON CONFLICT</c>; the new row is <c>excluded</c>.</summary>
    public static OnConflict Do(string clause) => new(_ => $"ON CONFLICT {clause}");

    internal string Sql(BulkTable table) => sql(table);
}
