using System.Collections.Frozen;
using OpenContracting.Projects.Classification;
using OpenContracting.Standards;

namespace OpenContracting.Projects.Mapping;

/// <summary>A published table of codes and the words that mean them; of several codes the one whose word comes first in the text counts.</summary>
internal sealed class KeywordTable
{
    private const string SectorCodelist = "oc4ids/0.9.5/codelists/projectSector.csv";

    private readonly Lexicon lexicon;

    private KeywordTable(SchemaFolder files, string path, string codelist)
    {
        var rows = CsvTable.Read(files, path, "code", "words").Rows.ToList();
        var codes = Codes(files, codelist);
        foreach (var row in rows.Where(row => !codes.Contains(row["code"])))
            throw new FaultException("fault.code", row["code"], codelist);
        lexicon = new Lexicon(rows.Select(row => KeyValuePair.Create(row["code"], (IReadOnlyList<string>)row.Names("words"))), []);
    }

    /// <summary>Words of projectSector codes.</summary>
    public static KeywordTable Sectors => Of("panama/project-sectors.csv", SectorCodelist);

    /// <summary>Words of projectType codes.</summary>
    public static KeywordTable ProjectTypes => Of("panama/project-types.csv", "oc4ids/0.9.5/codelists/projectType.csv");

    /// <summary>Words of documentType codes, for documents whose source gives none.</summary>
    public static KeywordTable DocumentTypes => Of("panama/document-types.csv", "oc4ids/0.9.5/codelists/documentType.csv");

    /// <summary>The codes of projectSector.</summary>
    public static FrozenSet<string> SectorCodes => SchemaFolder.Current.Keep(SectorCodelist, files => Codes(files, SectorCodelist));

    /// <summary>The code whose words come first in a text, with these words.</summary>
    public (string Code, string Evidence)? First(string? text) => text is null ? null : First(FoldedWords.Of(text));

    /// <summary>The code whose words come first among folded words, with these words.</summary>
    public (string Code, string Evidence)? First(List<string> words)
    {
        var matches = lexicon.Find(words);
        if (matches.Count == 0)
            return null;
        var first = matches.MinBy(m => (m.Start, -m.Length));
        return (first.Class, string.Join(' ', words[first.Start..first.End]));
    }

    private static KeywordTable Of(string path, string codelist) =>
        SchemaFolder.Current.Keep(path, files => new KeywordTable(files, path, codelist));

    private static FrozenSet<string> Codes(SchemaFolder files, string codelist) =>
        CsvTable.Read(files, codelist, "Code").Rows.Select(row => row["Code"].Trim()).ToFrozenSet();
}
