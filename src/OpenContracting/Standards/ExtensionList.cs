namespace OpenContracting.Standards;

/// <summary>The extensions a package declares, each told apart and put in the order in which they build on each other.</summary>
internal sealed class ExtensionList
{
    /// <summary>Repositories of extensions: an address below one belongs to the extension, whatever version it names.</summary>
    private const string Addresses = "ocds/extensions/addresses.csv";

    private readonly SchemaFolder folder;
    private readonly List<DeclaredExtension> declared = [];
    private readonly List<Extension> ordered = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public ExtensionList(SchemaFolder folder, IEnumerable<string> addresses)
    {
        this.folder = folder;
        var found = addresses.Select(address => (Address: address, Extension: Find(address))).ToList();
        var ids = found.Select(each => each.Extension?.Id).ToHashSet();
        foreach (var (address, extension) in found)
        {
            var state = extension is null ? ExtensionState.Unknown
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
            if (Find(address) is { } dependency)
            {
                if (!ids.Contains(dependency.Id) && !seen.Contains(dependency.Id))
                    declared.Add(new(dependency.Id, dependency, ExtensionState.Implied));
                Add(dependency, ids);
            }
        ordered.Add(extension);
    }

    private Extension? Find(string address)
    {
        var plain = address.Split('#', '?')[0].Trim();
        if (plain.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            plain = $"https://{plain[7..]}";
        foreach (var row in folder.Keep(Addresses, static files => CsvTable.Read(files, Addresses, "id", "address")).Rows)
            if (plain.StartsWith(row["address"], StringComparison.OrdinalIgnoreCase))
                return Extension.Find(folder, row["id"], plain[row["address"].Length..].Split('/')[0]);
        return plain.Contains('/') ? null : Extension.Find(folder, plain, null);
    }
}
