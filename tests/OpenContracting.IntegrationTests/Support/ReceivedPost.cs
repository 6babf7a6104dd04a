using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenContracting.IntegrationTests.Support;

/// <summary>A message that a webhook was sent.</summary>
public sealed record ReceivedPost(byte[] Body, string Signature)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Checks the signature as its receiver would.</summary>
    public bool IsSignedWith(byte[] secret)
    {
        var time = Signature.Split(',')[0]["t=".Length..];
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. Body];
        return Signature == $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed))}";
    }
}
