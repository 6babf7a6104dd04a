using System.Security.Cryptography;

namespace OpenContracting.Web.Api;

/// <summary>A strong entity tag: equal when every byte is.</summary>
internal static class StrongTag
{
    public static string Of(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
}
