namespace OpenContracting.Standards;

/// <summary>The extensions a package declares, each told apart and put in the order in which they build on each other.</summary>
internal sealed class ExtensionList
{
    /// <summary>Repositories of extensions: an address below one belongs to the extension, whatever version it names.</summary>
    private const string Addresses = "ocds/extensions/addresses.csv";

    // What an address says before the version: refs/tags/v1.1.5, blob/master.
    private static readonly HashSet<string> beforeReference = new(StringComparer.OrdinalIgnoreCase)
        { "refs", "tags", "heads", "blob", "raw", "tree", "archive" };

    private readonly SchemaFolder folder;
    private readonly IReadOnlyCollection<string> addresses;
    private readonly List<DeclaredExtension> declared = [];
    private readonly List<Extension> ordered = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public ExtensionList(SchemaFolder folder, IReadOnlyCollection<string> addresses)
    {
        this.folder = folder;
        this.addresses = addresses;
        var found = addresses.Select(address => (Address: address, Extension: Find(address))).ToList();
        var ids = found.Select(each => each.Extension?.Id).ToHashSet();
        foreach (var (address, extension) in found)
        {
            var state = extension is null ? ExtensionState.Unknown
                : extension.Fault is not null ? ExtensionState.Broken
                : declared.Any(other => other.Extension?.Id == extension.Id) ? ExtensionState.Duplicate
                : ExtensionState.Applied;
            declared.Add(new(address, extension, state));
            if (state == ExtensionState.Applied)
                Add(extension!, ids);
        }
    }

    /// <summary>Every declared extension in its order, implied ones where they were needed.</summary>
    public IReadOnlyList<DeclaredExtension> Declared => declared;

    /// <summary>Those to apply, what others build on first.</summary>
    public IReadOnlyList<Extension> Ordered => ordered;

    /// <summary>Marks an extension as broken, so that it is reported and not applied.</summary>
    public void MarkBroken(Extension extension)
    {
        ordered.Remove(extension);
        for (var index = 0; index < declared.Count; index++)
            if (declared[index].Extension == extension)
                declared[index] = declared[index] with { State = ExtensionState.Broken };
    }

    private void Add(Extension extension, HashSet<string?> ids)
    {
        if (!seen.Add(extension.Id))
            return;
        foreach (var address in extension.Dependencies)
            Require(address, ids);
        ordered.Add(extension);
    }

    private void Require(string address, HashSet<string?> ids)
    {
        var dependency = Find(address);
        if (dependency is null or { Fault: not null })
        {
            var state = dependency is null ? ExtensionState.Unknown : ExtensionState.Broken;
            // One that is declared itself is told where it is declared.
            if (!addresses.Contains(address) && !ids.Contains(dependency?.Id ?? "") && seen.Add(address))
                declared.Add(new(address, dependency, state));
            return;
        }

        if (!ids.Contains(dependency.Id) && !seen.Contains(dependency.Id))
            declared.Add(new(dependency.Id, dependency, ExtensionState.Implied));
        Add(dependency, ids);
    }

    private Extension? Find(string address)
    {
        var plain = address.Split('#', '?')[0].Trim().TrimEnd('/');
        if (plain.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            plain = $"https://{plain[7..]}";
        if (!plain.Contains('/'))
            return Extension.Find(folder, plain, null);
        foreach (var row in folder.Keep(Addresses, static files => CsvTable.Read(files, Addresses, "id", "address")).Rows)
            if (Below(plain, row["address"].AsSpan().TrimEnd('/')) is { } rest)
                return Extension.Find(folder, row["id"],
                    rest.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(step => !beforeReference.Contains(step)));
        return null;
    }

    // What an address says beyond a repository's; null when it is no part of it.
    private static string? Below(string address, ReadOnlySpan<char> repository) =>
        !repository.IsEmpty && address.AsSpan().StartsWith(repository, StringComparison.OrdinalIgnoreCase)
        && (address.Length == repository.Length || address[repository.Length] == '/')
            ? address[repository.Length..]
            : null;
}
