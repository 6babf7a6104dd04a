using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Seals addresses, and makes the links by which their owners leave or look at what they asked for.</summary>
public sealed class SubscriptionSecrets(IDataProtectionProvider protection, PrivacyKey key)
{
    public static readonly TimeSpan OwnerValidity = TimeSpan.FromHours(24);

    private readonly IDataProtector address = protection.CreateProtector("subscription-address");
    private readonly IDataProtector leave = protection.CreateProtector("subscription-leave");
    private readonly ITimeLimitedDataProtector owner = protection.CreateProtector("subscription-owner").ToTimeLimitedDataProtector();

    public string Seal(string email) => address.Protect(email);

    public string Open(string sealedAddress) => address.Unprotect(sealedAddress);

    /// <summary>The same for an address however it is capitalised; without the instance's secret nobody can try addresses out.</summary>
    public byte[] Hash(string email) => HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes("subscription-address\n" + email.Trim().ToLowerInvariant()));

    /// <summary>For a link that stops one subscription; good as long as there is one.</summary>
    public string LeaveToken(Guid subscription) => leave.Protect(subscription.ToString("n"));

    public Guid? ReadLeave(string token) => Unprotect(leave, token) is { } text && Guid.TryParseExact(text, "n", out var id) ? id : null;

    /// <summary>For a link that shows all subscriptions of an address; good for a day.</summary>
    public string OwnerToken(byte[] addressHash) => owner.Protect(Convert.ToHexStringLower(addressHash), OwnerValidity);

    /// <summary>The hash of the address whose link it is; null when it is too old or not ours.</summary>
    public byte[]? ReadOwner(string token) => Unprotect(owner, token) is { } text ? Convert.FromHexString(text) : null;

    private static string? Unprotect(IDataProtector protector, string token)
    {
        try
        {
            return protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
