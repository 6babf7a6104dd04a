using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.Web.Downloads;

/// <summary>What somebody asked to download: a format and the parameters of a filter, and when.</summary>
/// <remarks>
/// All of it is written in the id, so that any process of the instance can answer for it, and make the file again after a restart.
/// Nobody guesses an id, because of the secret in it.
/// </remarks>
/// <param name="Format">The name of a <see cref="DownloadFormat"/>.</param>
/// <param name="Query">The parameters of the filter, as they stand in an address.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Secret">Random letters.</param>
public sealed record DownloadOrder(string Format, string Query, DateTimeOffset At, string Secret)
{
    /// <summary>How long a download can be fetched.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public DateTimeOffset ExpiresAt => At + Life;

    public string Id => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Join('\n', Secret, At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Format, Query)));

    public static DownloadOrder New(string format, string query, DateTimeOffset now) =>
        new(format, query, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));

    /// <summary>The order an id stands for; null when it is none, or its time is over.</summary>
    public static DownloadOrder? Read(string id, DateTimeOffset now)
    {
        if (!Base64Url.IsValid(id))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id)).Split('\n');
        if (parts is not [{ Length: 16 } secret, var seconds, var format, var query]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > now.ToUnixTimeSeconds() + 60)
            return null;
        var order = new DownloadOrder(format, query, DateTimeOffset.FromUnixTimeSeconds(at), secret);
        return order.ExpiresAt > now && DownloadFormat.Find(format) is not null ? order : null;
    }
}
