using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpenContracting.Storage.Backups;

/// <summary>The file of a backup: a ZIP of its entries, and at its end a manifest with the hash of each.</summary>
internal sealed class BackupArchive : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ZipArchive zip;
    private readonly List<BackupEntry> entries = [];

    public BackupArchive(Stream file) => zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);

    public async Task AddAsync(string name, IReadOnlyList<string> columns, Func<Stream, Task> write)
    {
        await using var packed = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await using var hashed = new HashedStream(packed);
        await write(hashed);
        entries.Add(new BackupEntry(name, hashed.Size, hashed.Hash(), columns));
    }

    public async Task<BackupManifest> EndAsync(string database, string migration, DateTimeOffset takenAt)
    {
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Database = database,
            TakenAt = takenAt,
            Migration = migration,
            Entries = entries,
        };
        await using var entry = zip.CreateEntry(BackupManifest.Name).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, Json);
        return manifest;
    }

    public void Dispose() => zip.Dispose();

    /// <summary>Reads a backup through and compares every hash.</summary>
    /// <exception cref="BackupException">It is none, it is of a later program, or its bytes are not those that were written.</exception>
    public static async Task<BackupManifest> VerifyAsync(string file, CancellationToken cancellation)
    {
        using var zip = Open(file);
        var manifest = await ManifestAsync(zip, file, cancellation);
        foreach (var entry in manifest.Entries)
        {
            string? found = null;
            try
            {
                await using var content = (zip.GetEntry(entry.Name) ?? throw new BackupException("backup-damaged", entry.Name)).Open();
                found = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            }
            catch (InvalidDataException)
            {
                // Packed bytes that cannot be unpacked are damage too.
            }

            if (found != entry.Sha256)
                throw new BackupException("backup-damaged", entry.Name);
        }

        return manifest;
    }

    public static ZipArchive Open(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException)
        {
            throw new BackupException("backup-unreadable", file);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, string file, CancellationToken cancellation)
    {
        try
        {
            await using var entry = (zip.GetEntry(BackupManifest.Name) ?? throw new BackupException("backup-unreadable", file)).Open();
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Json, cancellation);
            if (manifest is { Format: BackupManifest.CurrentFormat })
                return manifest;
            throw new BackupException("backup-newer", manifest?.Format.ToString() ?? "");
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            throw new BackupException("backup-unreadable", file);
        }
    }
}
