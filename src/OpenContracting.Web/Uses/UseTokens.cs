using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OpenContracting.Web.Uses;

/// <summary>The signed number of a form. Sent twice it is one submission, whose receipt it becomes; filled in within seconds it was no person.</summary>
public sealed class UseTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("use-form");

    public string New() => protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().Ticks} {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}"));

    /// <summary>The receipt that a token stands for, or why it does not: a text's key.</summary>
    public (string? Receipt, string? Problem) Read(string? token)
    {
        try
        {
            var parts = protector.Unprotect(token ?? "").Split(' ');
            var age = clock.GetUtcNow() - new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return age < Shortest ? (null, "useForm.tooFast") : age > Longest ? (null, "useForm.tooOld") : (parts[1], null);
        }
        catch (CryptographicException)
        {
            return (null, "useForm.tooOld");
        }
    }
}
