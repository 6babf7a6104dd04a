namespace OpenContracting.Storage.Bulk;

/// <summary>Writes many rows of one entity at once, in the context's transaction; the change tracker sees nothing of it.</summary>
/// <remarks>Columns whose value the database makes on insert (ids) are left to it. Several times as fast as SaveChanges.</remarks>
public abstract class BulkWriter
{
    /// <summary>Rows need distinct keys; sort them by key where another worker may write the same ones.</summary>
    /// <returns>The number of rows inserted or updated.</returns>
    public async Task<int> WriteAsync<T>(Db db, IEnumerable<T> rows, OnConflict onConflict, CancellationToken cancellation)
        where T : class
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A bulk write needs a transaction: half of it must never stay.");
        return await WriteAsync(db, BulkTable.Of(db, typeof(T)), rows, onConflict, cancellation);
    }

    private protected abstract Task<int> WriteAsync(
        Db db, BulkTable table, IEnumerable<object> rows, OnConflict onConflict, CancellationToken cancellation);
}
