using System.Collections.Frozen;

namespace OpenContracting.Standards;

/// <summary>The codelists of a version, changed as the extensions say: <c>+name.csv</c> adds, <c>-name.csv</c> removes, <c>name.csv</c> replaces.</summary>
internal sealed class CodelistSet
{
    private readonly Dictionary<string, Func<IReadOnlyList<CodelistCode>>> lists = new(StringComparer.Ordinal);
    private readonly List<SchemaProblem> problems = [];

    public CodelistSet(SchemaFolder folder, StandardVersion version, IReadOnlyList<Extension> extensions)
    {
        foreach (var path in folder.Paths($"{version.Folder}/codelists/"))
            lists[Path.GetFileName(path)] = () => Codelist.ReadFile(folder, path);
        FillUp(folder, version);
        foreach (var extension in extensions)
            foreach (var path in extension.CodelistFiles)
                Change(extension, Path.GetFileName(path), Codelist.ReadFile(folder, path));
        Codelists = lists.ToFrozenDictionary(entry => entry.Key, entry => new Codelist(entry.Key, entry.Value));
    }

    public FrozenDictionary<string, Codelist> Codelists { get; }

    public IReadOnlyList<SchemaProblem> Problems => problems;

    // A version dropped in without all its lists: the nearest older one's stand in, so that no code passes unjudged.
    private void FillUp(SchemaFolder folder, StandardVersion version)
    {
        if (SchemaFolder.Embedded.Versions(version.Standard).Contains(version))
            return;
        foreach (var older in folder.Versions(version.Standard).TakeWhile(older => older != version).Reverse())
            foreach (var path in folder.Paths($"{older.Folder}/codelists/"))
                lists.TryAdd(Path.GetFileName(path), () => Codelist.ReadFile(folder, path));
    }

    private void Change(Extension extension, string file, IReadOnlyList<CodelistCode> codes)
    {
        var name = file.TrimStart('+', '-');
        var present = lists.TryGetValue(name, out var read) ? read() : [];
        var changed = file[0] switch
        {
            '+' => [.. present.Concat(codes).DistinctBy(code => code.Code)],
            '-' => Without(present, codes, extension),
            _ => codes,
        };
        lists[name] = () => changed;
    }

    private List<CodelistCode> Without(
        IReadOnlyList<CodelistCode> present, IReadOnlyList<CodelistCode> removed, Extension extension)
    {
        var names = removed.Select(code => code.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => present.All(code => code.Code != name)))
            problems.Add(new(SchemaProblem.RemovedCodeMissing, extension.Id, name));
        return [.. present.Where(code => !names.Contains(code.Code))];
    }
}
