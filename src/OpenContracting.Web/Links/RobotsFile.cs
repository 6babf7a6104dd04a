using System.Globalization;

namespace OpenContracting.Web.Links;

/// <summary>What a site asks of robots (RFC 9309): which paths they may ask for; and how slowly, which is not of the standard but often there.</summary>
public sealed class RobotsFile
{
    /// <summary>A site without the file allows everything.</summary>
    public static readonly RobotsFile Empty = new([], null);

    private readonly IReadOnlyList<(string Path, bool Allows)> rules;

    private RobotsFile(IReadOnlyList<(string Path, bool Allows)> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    public TimeSpan? Delay { get; }

    /// <param name="text">The file.</param>
    /// <param name="robot">The name that groups of rules may address; without one of that name the group of <c>*</c> holds.</param>
    public static RobotsFile Read(string text, string robot)
    {
        List<(string Path, bool Allows)> own = [], all = [];
        TimeSpan? ownDelay = null, allDelay = null;
        var (isOwn, isAll, isNamed, inNames) = (false, false, false, false);
        foreach (var raw in text.Split('\n'))
        {
            if (raw.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries) is not [var field, var value])
                continue;
            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Names that follow each other share the rules after them.
                if (!inNames)
                    (isOwn, isAll) = (false, false);
                inNames = true;
                isAll |= value == "*";
                isOwn |= value.Split('/')[0].Equals(robot, StringComparison.OrdinalIgnoreCase);
                isNamed |= isOwn;
                continue;
            }

            inNames = false;
            var allows = field.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if ((allows || field.Equals("disallow", StringComparison.OrdinalIgnoreCase)) && value.Length > 0)
            {
                if (isOwn)
                    own.Add((value, allows));
                if (isAll)
                    all.Add((value, allows));
            }
            else if (field.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.SecondsPerDay)
            {
                if (isOwn)
                    ownDelay = TimeSpan.FromSeconds(seconds);
                if (isAll)
                    allDelay = TimeSpan.FromSeconds(seconds);
            }
        }

        return isNamed ? new(own, ownDelay) : new(all, allDelay);
    }

    /// <summary>The longest rule that fits decides; between equals the one that allows.</summary>
    public bool Allows(string pathAndQuery) => rules.Where(rule => Fits(rule.Path, pathAndQuery))
        .OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Allows).Select(rule => rule.Allows).FirstOrDefault(true);

    // A star stands for anything, a dollar at the end for the end.
    private static bool Fits(string rule, string path)
    {
        var isWhole = rule.EndsWith('$');
        var parts = (isWhole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = isWhole && i == parts.Length - 1;
            var found = isLast ? path.Length - parts[i].Length : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at || (isLast && !path.EndsWith(parts[i], StringComparison.Ordinal)))
                return false;
            at = found + parts[i].Length;
        }

        return !isWhole || at == path.Length;
    }
}
