using System.Buffers.Binary;
using System.Text;
using OpenContracting.Exports;

namespace OpenContracting.Releases;

/// <summary>Gathers the releases of any number of files by process.</summary>
/// <remarks>
/// While they fit into the memory allowed, processes come in the order in which they were first seen. What is more goes to files,
/// parted by the ocid's hash and read back one after the other; processes then come in the order of those files.
/// </remarks>
/// <param name="memory">How many bytes of releases are held at a time.</param>
/// <param name="tempFolder">Where the files go; the system's folder by default. They are gone with this object.</param>
public sealed class ReleaseGroups(long memory = ReleaseGroups.UsualMemory, string? tempFolder = null) : IDisposable
{
    /// <summary>The memory used when none is given.</summary>
    public const long UsualMemory = 256L << 20;

    private const int Files = 128;

    // A single process that is larger than the memory cannot be parted.
    private const int DeepestParting = 3;

    private readonly Dictionary<string, List<GroupedRelease>> held = new(StringComparer.Ordinal);
    private readonly List<OcdsPackage> packages = [];
    private int level;
    private long bytes;
    private string? folder;
    private FileStream[]? files;

    /// <summary>Takes a release; its bytes are kept and not copied.</summary>
    public void Add(string ocid, GroupedRelease release)
    {
        if (files is null && bytes + release.Json.Length > memory && held.Count > 0 && level < DeepestParting)
            PartHeld();
        if (files is not null)
        {
            Write(ocid, release);
            return;
        }

        bytes += release.Json.Length;
        if (!held.TryGetValue(ocid, out var known))
            held.Add(ocid, known = []);
        known.Add(release);
    }

    /// <summary>The releases of each process, in the order in which they were added.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<GroupedRelease>>> Read()
    {
        foreach (var (ocid, releases) in held)
            yield return new(ocid, releases);
        foreach (var file in files ?? [])
        {
            using var part = new ReleaseGroups(memory, tempFolder) { level = level + 1 };
            ReadBack(file, part);
            foreach (var group in part.Read())
                yield return group;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files ?? [])
            file.Dispose();
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private void PartHeld()
    {
        folder = Path.Combine(tempFolder ?? Path.GetTempPath(), "releases-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        files = [.. Enumerable.Range(0, Files).Select(number =>
            new FileStream(Path.Combine(folder, $"{number}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))];
        foreach (var (ocid, releases) in held)
            foreach (var release in releases)
                Write(ocid, release);
        held.Clear();
    }

    private void Write(string ocid, GroupedRelease release)
    {
        var key = Encoding.UTF8.GetBytes(ocid);
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(head, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], PackageNumber(release.Package));
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], release.Json.Length);
        var file = files![(int)(Hash(key) % Files)];
        file.Write(head);
        file.Write(key);
        file.Write(release.Json.Span);
    }

    private void ReadBack(FileStream file, ReleaseGroups part)
    {
        file.Position = 0;
        var head = new byte[12];
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var key = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
            file.ReadExactly(key);
            var package = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4));
            var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8))];
            file.ReadExactly(json);
            part.Add(Encoding.UTF8.GetString(key), new(json, package < 0 ? null : packages[package]));
        }
    }

    private int PackageNumber(OcdsPackage? package)
    {
        if (package is null)
            return -1;
        if (packages.Count == 0 || packages[^1] != package)
            packages.Add(package);
        return packages.Count - 1;
    }

    // FNV-1a, with the level in the basis: what fell into one file is parted otherwise the next time.
    private ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037UL + (ulong)level;
        foreach (var one in key)
            hash = (hash ^ one) * 1099511628211UL;
        return hash ^ (hash >> 32);
    }
}
