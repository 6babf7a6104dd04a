using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenContracting.Web.Accounts;

/// <summary>Tokens of links that are printed or mailed. Whoever has the link has the token; of it only the hash is stored.</summary>
public static class OneTimeToken
{
    /// <summary>256 random bits as text for an address, with their hash.</summary>
    public static (string Token, string Hash) New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, Hash(token));
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
