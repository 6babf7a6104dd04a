using System.Collections.Frozen;

namespace OpenContracting.Standards;

/// <summary>The codes a field may hold. Whether others are allowed too (open) is said by the field: <see cref="SchemaField"/>.</summary>
public sealed class Codelist
{
    // What turns a word into its opposite in English and Spanish.
    private static readonly string[] denials = ["in", "im", "un", "non", "not", "no", "dis", "des"];

    private readonly Func<IReadOnlyList<CodelistCode>> read;
    private Table? table;

    internal Codelist(string file, Func<IReadOnlyList<CodelistCode>> read)
    {
        File = file;
        this.read = read;
    }

    /// <summary>The file name, as the schema's <c>codelist</c> keyword gives it: <c>projectType.csv</c>.</summary>
    public string File { get; }

    /// <summary>The codes in the order of the file.</summary>
    public IReadOnlyList<CodelistCode> Codes => Read.Codes;

    // Most documents use few of a standard's lists. Two threads may both read one; what they read is the same.
    private Table Read => table ??= new Table(read());

    /// <summary>Whether a code is on the list; case matters, as in the standards.</summary>
    public bool Contains(ReadOnlySpan<char> code) => Read.BySpan.ContainsKey(code);

    /// <summary>The entry of a code; null when it is not on the list.</summary>
    public CodelistCode? Find(string code) => Read.ByCode.GetValueOrDefault(code);

    /// <summary>The code most likely meant by one that is not on the list; null when none is near.</summary>
    /// <remarks>
    /// A code that was renamed counts as the new one. Else case, accents and separators do not count; a title in either
    /// language counts as its code; else the nearest code by edit distance, at most one slip in four letters, and never the
    /// opposite (<c>active</c> for <c>inactive</c>).
    /// </remarks>
    public string? Suggest(string wrong)
    {
        if (RenamedCodes.Find(File, wrong) is { } renamed && Find(renamed) is not null)
            return renamed;
        var folded = Compact(wrong);
        if (folded.Length == 0)
            return null;
        string? nearest = null;
        // Codes of two or three letters (countries, currencies) are all near each other: only their case is forgiven.
        var best = folded.Length < 4 ? 1 : folded.Length / 4 + 1;
        foreach (var code in Codes)
        {
            if (folded == Compact(code.Title("es")) || folded == Compact(code.Title("en")))
                return code.Code;
            var compact = Compact(code.Code);
            var distance = EditDistance.Between(folded, compact, best);
            if (distance >= best || IsDenial(folded, compact) || IsDenial(compact, folded))
                continue;
            best = distance;
            nearest = code.Code;
        }

        return nearest;
    }

    internal static IReadOnlyList<CodelistCode> ReadFile(SchemaFolder folder, string path) =>
        folder.Named(path, () => CsvTable.Read(folder, path, "Code").Rows
            .Select(row => new CodelistCode(row)).DistinctBy(code => code.Code).ToList());

    private static bool IsDenial(string word, string of) =>
        word.EndsWith(of, StringComparison.Ordinal) && denials.Contains(word[..^of.Length]);

    private static string Compact(string text) => FoldedText.Fold(text).Replace(" ", "");

    private sealed class Table
    {
        public Table(IReadOnlyList<CodelistCode> codes)
        {
            Codes = codes;
            ByCode = codes.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);
            BySpan = ByCode.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public IReadOnlyList<CodelistCode> Codes { get; }

        public FrozenDictionary<string, CodelistCode> ByCode { get; }

        public FrozenDictionary<string, CodelistCode>.AlternateLookup<ReadOnlySpan<char>> BySpan { get; }
    }
}
