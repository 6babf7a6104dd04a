using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenContracting.Standards;

/// <summary>The files of <c>schemas/</c>: those of a folder the operator gives, and behind them those inside the library.</summary>
/// <remarks>
/// A folder holds the same tree (<c>oc4ids/0.9.5/project-schema.json</c>, <c>panama/institutions.csv</c> …). A file there
/// replaces ours; a version folder we do not have adds a version. Official files work as they are. The folder is read when
/// this object is made; make a new one after changing it.
/// <para>
/// Whatever takes no folder, or is given none, reads from <see cref="Current"/>: schemas, codelists, registers and the tables
/// by which releases and projects are made. So one call at start puts the operator's files everywhere.
/// </para>
/// </remarks>
public sealed class SchemaFolder
{
    private const string Root = "schemas/";

    private readonly Dictionary<string, string?> files = new(StringComparer.Ordinal);
    private static readonly AsyncLocal<SchemaFolder?> here = new();
    private static SchemaFolder? everywhere;

    private readonly ConcurrentDictionary<(Type, string), object> kept = new();
    private readonly Lazy<string> fingerprint;

    private SchemaFolder(string? folder)
    {
        Folder = folder;
        fingerprint = new(ReadFingerprint);
        foreach (var path in EmbeddedFile.Names(Root))
            files[path[Root.Length..]] = null;
        if (folder is null)
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (Path.GetExtension(path) is ".json" or ".csv")
                files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = path;
    }

    /// <summary>The files inside the library alone.</summary>
    public static SchemaFolder Embedded { get; } = new(null);

    /// <summary>The files in use: those of <see cref="Within"/>, else of <see cref="Use"/>, else <see cref="Embedded"/>.</summary>
    public static SchemaFolder Current => here.Value ?? everywhere ?? Embedded;

    /// <summary>A hash of the operator's files, empty without any: what was made under another one may come out otherwise now.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>Makes these files the current ones of the whole process. For a host's start, before it reads anything.</summary>
    public static void Use(SchemaFolder files) => everywhere = files;

    /// <summary>Makes these files the current ones for the caller and all it starts, until the result is disposed of.</summary>
    public static IDisposable Within(SchemaFolder files)
    {
        var before = here.Value;
        here.Value = files;
        return new Return(before);
    }

    /// <summary>The files of a folder laid over those inside the library.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SchemaFolder Over(string folder) => new(folder);

    /// <summary>The operator's folder; null when there is none.</summary>
    public string? Folder { get; }

    /// <summary>Whether a file is there, for example <c>registers/oc4ids-prefixes.csv</c>.</summary>
    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>Where a file comes from: the path in the operator's folder; null when it is the one inside the library.</summary>
    public string? Replacement(string path) => files.GetValueOrDefault(path);

    /// <summary>Opens a file by its path under <c>schemas/</c>.</summary>
    /// <exception cref="FileNotFoundException">No such file is there.</exception>
    public Stream Open(string path)
    {
        if (!files.TryGetValue(path, out var replacement))
            throw new FileNotFoundException($"'{path}' is not among the schema files.", path);
        return replacement is null ? EmbeddedFile.Open(Root + path) : File.OpenRead(replacement);
    }

    /// <summary>The paths that begin with a prefix, in ordinal order.</summary>
    public IEnumerable<string> Paths(string prefix) =>
        files.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The versions of a standard all of whose schemas are there, oldest first.</summary>
    public IReadOnlyList<StandardVersion> Versions(Standard standard) => standard == Standard.Oc4ids
        ? Keep("oc4ids/", static files => files.WholeVersions(Standard.Oc4ids))
        : Keep("ocds/", static files => files.WholeVersions(Standard.Ocds));

    /// <summary>The schema files of versions that are there in part only: such a version is not used.</summary>
    internal IEnumerable<string> MissingSchemas() =>
        from standard in Enum.GetValues<Standard>()
        from version in AnyVersions(standard)
        from path in version.SchemaPaths
        where !Has(path)
        select path;

    /// <summary>The version that a package's <c>version</c> (major and minor number) stands for: the newest there of that line.</summary>
    public StandardVersion? Newest(Standard standard, string declared)
    {
        foreach (var version in Versions(standard).Reverse())
            if (version.Declared == declared)
                return version;
        return null;
    }

    // What is made from the files is made once for each folder: tables and schemas do not change while it is in use.
    internal T Keep<T>(string key, Func<SchemaFolder, T> make) where T : class =>
        kept.TryGetValue((typeof(T), key), out var known) ? (T)known : Add(key, make);

    // A file that cannot be used is the operator's to mend: the message names it, and where it lies.
    internal T Named<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or JsonException
            or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or NotSupportedException)
        {
            throw new UnusableFileException(Replacement(path) ?? path, error);
        }
    }

    // Apart, so that looking up what is kept allocates nothing.
    private T Add<T>(string key, Func<SchemaFolder, T> make) where T : class =>
        (T)kept.GetOrAdd((typeof(T), key), _ => Named(key, () => make(this)));

    private string ReadFingerprint()
    {
        var replaced = files.Where(file => file.Value is not null).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        if (replaced.Count == 0)
            return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in replaced)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path!)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private StandardVersion[] WholeVersions(Standard standard) =>
    [
        .. AnyVersions(standard)
            .Where(version => version.SchemaPaths.All(Has))
            .OrderBy(version => Version.TryParse(version.Number.Split('-')[0], out var number) ? number : new Version()),
    ];

    private IEnumerable<StandardVersion> AnyVersions(Standard standard)
    {
        var folder = new StandardVersion(standard, "").Folder;
        return Paths(folder)
            .Select(path => path[folder.Length..])
            .Where(path => char.IsAsciiDigit(path[0]) && path.Contains('/'))
            .Select(path => new StandardVersion(standard, path.Split('/')[0]))
            .Distinct();
    }

    private sealed class Return(SchemaFolder? before) : IDisposable
    {
        public void Dispose() => here.Value = before;
    }
}
