using OpenContracting.People.Worksheets;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage.Worksheets;

namespace OpenContracting.Web.Worksheets;

/// <summary>An edition of the index with its parts and scores as they stand: an official one as imported, a worksheet reckoned from what people entered.</summary>
public sealed class IndexAccount
{
    private readonly ILookup<(string Node, string? Institution), IndexEntry> entries;

    public IndexAccount(IndexEdition edition, IndexImport import, IEnumerable<IndexEntry> entries)
    {
        Edition = edition;
        Import = import;
        Rows = [.. import.Rows.OrderBy(row => row.Position).Select(row => Row(edition.Name, row))];
        Tree = new IndexTree(Rows);
        this.entries = entries.OrderByDescending(entry => entry.Id).ToLookup(entry => (entry.Node, entry.Institution));
    }

    public IndexEdition Edition { get; }

    /// <summary>The file that counts.</summary>
    public IndexImport Import { get; }

    /// <summary>Its rows, in its order.</summary>
    public IReadOnlyList<IndexScore> Rows { get; }

    public IndexTree Tree { get; }

    /// <summary>The institutions that have scores of their own.</summary>
    public IReadOnlyList<string> Institutions =>
    [
        .. Rows.Select(row => row.Institution).Concat(entries.Select(group => group.Key.Institution)).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Whose sheets have scores of the survey that wait for a second reader, and how many.</summary>
    public IReadOnlyList<(string? Institution, int Count)> Unread =>
    [
        .. entries.Where(group => group.First().ReadAt is null && Tree.Find(group.Key.Node) is { IsIndicator: true, IsSurvey: true })
            .GroupBy(group => group.Key.Institution).Select(sheet => (sheet.Key, sheet.Count())).OrderBy(sheet => sheet.Key, StringComparer.Ordinal),
    ];

    /// <summary>What is wrong with the weights, whatever the scores: without it nothing above the part can be reckoned.</summary>
    public IndexGaps Weights => Tree.Reckon(_ => new IndexAnswer(0, true)).GetValueOrDefault(IndexTree.Root)?.Gaps ?? IndexGaps.None;

    /// <summary>The sheet of an institution, or of the country.</summary>
    /// <remarks>
    /// A worksheet of the country has its first dimension alone: how the scores of institutions make one of the country is not known, so it is not reckoned.
    /// An institution's has all four, the first as the country's.
    /// </remarks>
    public IReadOnlyList<IndexLine> Sheet(string? institution)
    {
        if (Edition.Kind == IndexKind.Official)
            return Imported(institution);
        var results = Tree.Reckon(part => entries[Key(part, institution)].FirstOrDefault() is { } entry ? new(entry.Score, entry.Confirmed) : null);
        return
        [
            .. Tree.Parts.Where(part => institution is not null || part.Dimension == IndexPart.OfTheCountry).Select(part => new IndexLine(
                part, results[part.Row.Node].Score, results[part.Row.Node].Gaps, "", [.. entries[Key(part, institution)]], institution is not null && part.Dimension == IndexPart.OfTheCountry)),
        ];
    }

    /// <summary>Whose score an indicator's is, as it is kept.</summary>
    public static string? Owner(IndexPart part, string? institution) => part.Dimension == IndexPart.OfTheCountry ? null : institution;

    private IReadOnlyList<IndexLine> Imported(string? institution)
    {
        var rows = Rows.Where(row => row.Institution == institution).ToDictionary(row => row.Node);
        return
        [
            .. Tree.Parts.Where(part => rows.ContainsKey(part.Row.Node))
                .Select(part => new IndexLine(part, rows[part.Row.Node].Score, IndexGaps.None, rows[part.Row.Node].Source, [], false)),
        ];
    }

    private static (string, string?) Key(IndexPart part, string? institution) => (part.Row.Node, Owner(part, institution));

    private static IndexScore Row(string edition, IndexRow row) =>
        new(edition, row.Node, row.Parent, row.Spanish, row.English, row.Institution, row.Weight, row.Score, row.Source);
}
