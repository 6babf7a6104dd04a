using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards.Official;

/// <summary>Compares a codelist of ours with the official one.</summary>
internal static class OfficialCodes
{
    /// <summary>The first difference in codes or their order; null when there is none.</summary>
    public static string? Difference(string officialFile, string ours)
    {
        if (!SchemaFolder.Embedded.Has(ours))
            return $"{ours} is missing.";
        using var stream = File.OpenRead(officialFile);
        var expected = Codes(CsvTable.Read(stream));
        var found = Codes(CsvTable.Read(SchemaFolder.Embedded, ours));
        var at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return at == expected.Count && at == found.Count ? null
            : $"{ours}, code {at + 1}: {expected.ElementAtOrDefault(at)} → {found.ElementAtOrDefault(at)}";
    }

    private static List<string> Codes(CsvTable table) =>
        [.. table.Rows.Select(row => row[table.Columns.First(column => column is "Code" or "code")])];
}
