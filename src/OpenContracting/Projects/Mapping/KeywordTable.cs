using System.Collections.Frozen;
using OpenContracting.Projects.Classification;
using OpenContracting.Standards;

namespace OpenContracting.Projects.Mapping;

/// <summary>A published table of codes and the words that mean them; of several codes the one whose word comes first in the text counts.</summary>
internal sealed class KeywordTable
{
    private readonly Lexicon lexicon;

    private KeywordTable(string path)
    {
        using var reader = new StreamReader(EmbeddedFile.Open(path));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(line => line.Split(',', 2))
            .Select(cells => KeyValuePair.Create(cells[0], (IReadOnlyList<string>)cells[1].Split(';', StringSplitOptions.TrimEntries)));
        lexicon = new Lexicon(rows, []);
    }

    /// <summary>Words of projectSector codes.</summary>
    public static KeywordTable Sectors { get; } = new("schemas/panama/project-sectors.csv");

    /// <summary>Words of projectType codes.</summary>
    public static KeywordTable ProjectTypes { get; } = new("schemas/panama/project-types.csv");

    /// <summary>Words of documentType codes, for documents whose source gives none.</summary>
    public static KeywordTable DocumentTypes { get; } = new("schemas/panama/document-types.csv");

    /// <summary>The codes of projectSector.</summary>
    public static FrozenSet<string> SectorCodes { get; } = ReadSectorCodes();

    /// <summary>The code whose words come first in a text, with these words.</summary>
    public (string Code, string Evidence)? First(string? text)
    {
        var words = FoldedWords.Of(text);
        var matches = lexicon.Find(words);
        if (matches.Count == 0)
            return null;
        var first = matches.MinBy(m => (m.Start, -m.Length));
        return (first.Class, string.Join(' ', words[first.Start..first.End]));
    }

    private static FrozenSet<string> ReadSectorCodes()
    {
        using var reader = new StreamReader(EmbeddedFile.Open("schemas/oc4ids/0.9.5/codelists/projectSector.csv"));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')[0].Trim('"')).ToFrozenSet();
    }
}
