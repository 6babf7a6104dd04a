namespace OpenContracting.Storage;

/// <summary>Where an instance keeps what it knows.</summary>
public sealed record StorageOptions
{
    /// <summary>A PostgreSQL connection string (<c>Host=…</c>); empty for SQLite in <see cref="DataFolder"/>.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The folder of the SQLite file; made when missing. Not used with PostgreSQL.</summary>
    public string DataFolder { get; init; } = "data";

    public bool IsPostgreSql => Connection.Length > 0;

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "opencontracting.db");
}
