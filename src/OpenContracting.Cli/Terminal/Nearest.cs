namespace OpenContracting.Cli.Terminal;

/// <summary>The name most likely meant by one that is not known.</summary>
public static class Nearest
{
    private const int MostSlips = 3;

    /// <summary>The nearest of the names; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> names) => names
        .Select(name => (Name: name, Slips: Distance(name.ToLowerInvariant(), word.ToLowerInvariant())))
        .Where(each => each.Slips <= Math.Min(MostSlips, word.Length / 2))
        .OrderBy(each => each.Slips).Select(each => each.Name).FirstOrDefault();

    /// <summary>The number of letters to add, drop or change.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
