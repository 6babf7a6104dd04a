using System.Collections.Frozen;
using OpenContracting.Standards;

namespace OpenContracting.Releases.Panama;

/// <summary>A type of document as acts label it: <c>schemas/panama/act-document-types.csv</c>.</summary>
/// <param name="Label">The label.</param>
/// <param name="Place">The section of a release it belongs to: <c>planning</c>, <c>tender</c>, <c>award</c> or <c>contract</c>.</param>
/// <param name="Code">The code of <c>documentType</c>; null where none says the same.</param>
public sealed record ActDocumentType(string Label, string Place, string? Code)
{
    private const string File = "panama/act-document-types.csv";

    private static FrozenDictionary<string, ActDocumentType> Known => SchemaFolder.Current.Keep(File, files =>
        CsvTable.Read(files, File, "label", "place", "documentType").Rows
            .Select(row => new ActDocumentType(row["label"], row["place"], row.Value("documentType")))
            .ToFrozenDictionary(type => FoldedText.Fold(type.Label)));

    /// <summary>Finds a type by its label, without regard to case and accents; null when the table has none.</summary>
    public static ActDocumentType? Find(string? label) => label is null ? null : Known.GetValueOrDefault(FoldedText.Fold(label));
}
