using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards.Official;

public sealed partial class OwnWordsTests
{
    // Below this many words a sentence is a name or a fact ("Date signed.") that has no other wording.
    private const int WordsOfASentence = 5;

    [ReferenceDataFact]
    public void NoSentenceOfOursIsAnOfficialOne()
    {
        var official = OfficialSentences();
        Assert.True(official.Count > 1000);

        Assert.Empty(
            from path in SchemaFolder.Embedded.Paths("")
            from text in OurTexts(path)
            from sentence in Sentences(text)
            where official.Contains(sentence)
            select $"{path}: {sentence}");
    }

    [Theory]
    [InlineData("oc4ids/0.9.5", DocumentKind.ProjectPackage)]
    [InlineData("ocds/1.1.5", DocumentKind.ReleasePackage)]
    [InlineData("ocds/1.1.5", DocumentKind.RecordPackage)]
    public void EveryFieldHasBothTitlesAndBothDescriptions(string folder, DocumentKind kind)
    {
        var version = SchemaFolder.Embedded.Versions(Standard.Oc4ids).Concat(SchemaFolder.Embedded.Versions(Standard.Ocds))
            .Single(version => version.Folder == folder);

        Assert.Empty(StandardSchema.Load(version, kind).Fields.All
            .Where(field => !field.Texts.IsComplete)
            .Select(field => $"{field.Definition} {field.Field}").Distinct());
    }

    [Theory]
    [InlineData("oc4ids/0.9.5", DocumentKind.ProjectPackage)]
    [InlineData("ocds/1.1.5", DocumentKind.RecordPackage)]
    public void NoTextIsOfAFieldThatDoesNotExist(string folder, DocumentKind kind)
    {
        var version = SchemaFolder.Embedded.Versions(Standard.Oc4ids).Concat(SchemaFolder.Embedded.Versions(Standard.Ocds))
            .Single(version => version.Folder == folder);
        var kinds = kind == DocumentKind.RecordPackage ? [kind, DocumentKind.ReleasePackage] : new[] { kind };
        var fields = kinds.SelectMany(each => StandardSchema.Load(version, each).Fields.All)
            .Select(field => (field.Definition, field.Field)).ToHashSet();

        Assert.DoesNotContain(
            CsvTable.Read(SchemaFolder.Embedded, $"{folder}/texts.csv").Rows.Select(row => (row["definition"], row["field"])),
            key => !fields.Contains(key));
    }

    [Theory]
    [InlineData("oc4ids/0.9.5/codelists/")]
    [InlineData("ocds/1.1.5/codelists/")]
    public void EveryCodeHasBothTitles(string folder) => Assert.Empty(
        from path in SchemaFolder.Embedded.Paths(folder)
        from row in CsvTable.Read(SchemaFolder.Embedded, path).Rows
        where row.Value("Title_es") is null || row.Value("Title_en") is null
        select $"{path}: {row["Code"]}");

    private static HashSet<string> OfficialSentences()
    {
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(OfficialFiles.Folder(), "*", SearchOption.AllDirectories))
        {
            var texts = Path.GetExtension(file) switch
            {
                ".json" => Strings(OfficialFiles.Json(file), ["title", "description"]),
                ".csv" => Cells(file),
                _ => [],
            };
            sentences.UnionWith(texts.SelectMany(Sentences));
        }

        return sentences;
    }

    private static IEnumerable<string> Cells(string file)
    {
        using var stream = File.OpenRead(file);
        var table = CsvTable.Read(stream);
        // Our researchers' own table of elements is no official text.
        return Path.GetFileName(file) == "ids-elements.csv" ? []
            : table.Rows.SelectMany(row => table.Columns.Select(column => row[column])).ToList();
    }

    private static IEnumerable<string> OurTexts(string path) => Path.GetExtension(path) switch
    {
        ".csv" when path.EndsWith("texts.csv", StringComparison.Ordinal) || path.Contains("/codelists/") =>
            CsvTable.Read(SchemaFolder.Embedded, path) is var table
                // The title of a code is a name, and a country has but one.
                ? table.Rows.SelectMany(row => table.Columns
                    .Where(column => !path.Contains("/codelists/") || column.StartsWith("Description", StringComparison.Ordinal))
                    .Select(column => row[column]))
                : [],
        ".json" when path.StartsWith("oc", StringComparison.Ordinal) =>
            Strings(OfficialFiles.Ours(path), ["title", "description"])
                .Concat(Strings(OfficialFiles.Ours(path), ["es", "en"])),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement node, string[] names) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind == JsonValueKind.String && names.Contains(member.Name)
                ? [member.Value.GetString()!]
                : Strings(member.Value, names)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(entry => Strings(entry, names)),
        _ => [],
    };

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Select(sentence => FoldedText.Fold(sentence))
            .Where(sentence => sentence.Count(c => c == ' ') + 1 >= WordsOfASentence);

    [GeneratedRegex(@"(?<=[.;:!?])\s+|\n")]
    private static partial Regex SentenceEnd();
}
