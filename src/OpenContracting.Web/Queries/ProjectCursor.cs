using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpenContracting.Web.Queries;

/// <summary>The last project of a page. It carries all it needs, so a cursor never expires and no server remembers it.</summary>
public sealed record ProjectCursor(string ProjectId, DateTimeOffset? Time, decimal? Amount)
{
    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('|',
        Time?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "", Amount?.ToString(CultureInfo.InvariantCulture) ?? "", ProjectId)));

    public static bool TryRead(string text, out ProjectCursor? cursor)
    {
        cursor = null;
        if (!Base64Url.IsValid(text))
            return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 3);
        if (parts.Length != 3 || parts[2].Length == 0)
            return false;
        long ticks = 0;
        decimal amount = 0;
        if (parts[0].Length > 0 && (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ticks) || ticks > DateTime.MaxValue.Ticks))
            return false;
        if (parts[1].Length > 0 && !decimal.TryParse(parts[1], NumberStyles.Number, CultureInfo.InvariantCulture, out amount))
            return false;
        cursor = new ProjectCursor(
            parts[2], parts[0].Length > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, parts[1].Length > 0 ? amount : null);
        return true;
    }
}
