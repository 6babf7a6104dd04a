using System.Text;

namespace OpenContracting.Standards.Registers;

/// <summary>A list that others keep: <c>schemas/registers/</c>, or the operator's newer copy as its publisher gives it.</summary>
public sealed class Register
{
    // Each publisher names the column its own way.
    private static readonly string[] columns = ["code", "Code", "Prefix", "prefix", "OCID", "ocid", "Template"];

    private const int LongestAsked = 200;

    private readonly HashSet<string>? values;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    private Register(SchemaFolder folder, string file, StringComparer comparer)
    {
        File = file;
        if (!folder.Has(file))
            return;
        var table = CsvTable.Read(folder, file);
        var column = columns.FirstOrDefault(table.Columns.Contains)
            ?? throw new FaultException("fault.columns", string.Join(", ", columns));
        values = new HashSet<string>(table.Count, comparer);
        foreach (var row in table.Rows)
            if (row[column].Trim() is { Length: > 0 } value)
                values.Add(value);
        bySpan = values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Where the file belongs below the schema folder: <c>registers/oc4ids-prefixes.csv</c>.</summary>
    public string File { get; }

    /// <summary>Whether it is there.</summary>
    public bool IsAtHand => values is not null;

    /// <summary>How many values it has; 0 when it is not at hand.</summary>
    public int Count => values?.Count ?? 0;

    /// <summary>Prefixes of OC4IDS projects, as <c>oc4ids-bu3kcz</c>.</summary>
    public static Register Oc4idsPrefixes(SchemaFolder? folder = null) => Of("oc4ids-prefixes", folder);

    /// <summary>Prefixes of ocids, as <c>ocds-213czf</c>.</summary>
    public static Register OcdsPrefixes(SchemaFolder? folder = null) => Of("ocds-prefixes", folder);

    /// <summary>Codes of organisation identifier lists, as org-id.guide keeps them.</summary>
    public static Register OrganizationIdentifierLists(SchemaFolder? folder = null) => Of("org-id-lists", folder);

    /// <summary>Media types registered with IANA; case does not count.</summary>
    public static Register MediaTypes(SchemaFolder? folder = null) =>
        Of("media-types", folder, StringComparer.OrdinalIgnoreCase);

    /// <summary>Two-letter language codes of ISO 639-1; case does not count.</summary>
    public static Register Languages(SchemaFolder? folder = null) =>
        Of("languages", folder, StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for a value.</summary>
    public RegisterAnswer Ask(string value) =>
        values is null ? RegisterAnswer.NotAtHand
        : values.Contains(value) ? RegisterAnswer.Listed
        : RegisterAnswer.NotListed;

    /// <summary>Asks for a value given as UTF-8.</summary>
    public RegisterAnswer Ask(ReadOnlySpan<byte> utf8)
    {
        if (values is null)
            return RegisterAnswer.NotAtHand;
        // Nothing that others register is this long.
        if (utf8.Length > LongestAsked)
            return RegisterAnswer.NotListed;
        Span<char> text = stackalloc char[LongestAsked];
        return bySpan.Contains(text[..Encoding.UTF8.GetChars(utf8, text)]) ? RegisterAnswer.Listed : RegisterAnswer.NotListed;
    }

    private static Register Of(string name, SchemaFolder? folder, StringComparer? comparer = null)
    {
        var file = $"registers/{name}.csv";
        return (folder ?? SchemaFolder.Current).Keep(file, files => new Register(files, file, comparer ?? StringComparer.Ordinal));
    }
}
