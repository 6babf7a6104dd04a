namespace OpenContracting.Storage.Backups;

/// <summary>A part of a backup: a table, or a whole SQLite database.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Size">Bytes, unpacked.</param>
/// <param name="Sha256">Their hash, as hexadecimal digits.</param>
/// <param name="Columns">A table's columns, in the order of its rows' values; none for a whole database.</param>
public sealed record BackupEntry(string Name, long Size, string Sha256, IReadOnlyList<string> Columns);
