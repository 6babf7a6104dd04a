namespace OpenContracting.Web.Gatherings;

/// <summary>What was handed out or shown at a gathering.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Address">Where it is had: of this portal, or elsewhere.</param>
public sealed record GatheringMaterial(string Title, string Address)
{
    /// <summary>One a line: title, space, address; null when a line has no address.</summary>
    public static IReadOnlyList<GatheringMaterial>? Read(string? lines)
    {
        var found = new List<GatheringMaterial>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.LastIndexOf(' ');
            if (!IsAddress(line[(space + 1)..]))
                return null;
            found.Add(new(space < 0 ? line : line[..space].Trim(), line[(space + 1)..]));
        }

        return found;
    }

    /// <summary>An address of the web, or a path of this portal.</summary>
    public static bool IsAddress(string text) =>
        (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && !text.Contains('\\')) || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}
