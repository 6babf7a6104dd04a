using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.Web.Downloads;

/// <summary>What somebody asked to download: a format and the parameters of a filter, and when.</summary>
/// <remarks>
/// All of it is written in the id, so that any process of the instance can answer for it, and make the file again after a restart.
/// Nobody guesses an id, because of the random letters in it, and nobody makes one up, because it is signed with the instance's key.
/// </remarks>
/// <param name="Id">The signature and all that follows here, as it stands in addresses.</param>
/// <param name="Format">The name of a <see cref="DownloadFormat"/>.</param>
/// <param name="Query">The parameters of the filter, as they stand in an address.</param>
/// <param name="At">When it was asked for.</param>
public sealed record DownloadOrder(string Id, string Format, string Query, DateTimeOffset At)
{
    private const int SignatureBytes = 16;

    /// <summary>How long a download can be fetched.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public DateTimeOffset ExpiresAt => At + Life;

    public static DownloadOrder New(string format, string query, DateTimeOffset now, byte[] key)
    {
        var at = now.ToUnixTimeSeconds();
        var letters = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var content = Encoding.UTF8.GetBytes(string.Join('\n', letters, at.ToString(CultureInfo.InvariantCulture), format, query));
        return new(Written([.. Signature(content, key), .. content]), format, query, DateTimeOffset.FromUnixTimeSeconds(at));
    }

    /// <summary>The order an id stands for; null when this instance gave no such id, or its time is over.</summary>
    public static DownloadOrder? Read(string id, DateTimeOffset now, byte[] key)
    {
        if (!Base64Url.IsValid(id) || Base64Url.DecodeFromChars(id) is not { Length: > SignatureBytes } bytes
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Signature(bytes.AsSpan(SignatureBytes), key)))
            return null;
        if (Encoding.UTF8.GetString(bytes.AsSpan(SignatureBytes)).Split('\n') is not [_, var seconds, var format, var query]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return null;
        // The same bytes can be spelled in several ways (spaces, spare bits): they are one order.
        var order = new DownloadOrder(Written(bytes), format, query, DateTimeOffset.FromUnixTimeSeconds(at));
        return order.ExpiresAt > now && DownloadFormat.Find(format) is not null ? order : null;
    }

    private static string Written(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Signature(ReadOnlySpan<byte> content, byte[] key) => HMACSHA256.HashData(key, content)[..SignatureBytes];
}
