using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OpenContracting.Web.Hosting;

/// <summary>What a form that anybody may send carries: its number or question with the moment it was shown, sealed by this instance.</summary>
public sealed class FormToken(IDataProtectionProvider protection, string purpose, TimeProvider clock)
{
    /// <summary>Who answers sooner is a program.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector(purpose);

    public string New(string contents) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().Ticks} {contents}"));

    /// <summary>When a token was made and what it holds; null when it is not ours.</summary>
    public (DateTimeOffset ShownAt, string Contents)? Read(string? token)
    {
        try
        {
            var parts = protector.Unprotect(token ?? "").Split(' ', 2);
            return (new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), parts[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool IsTooYoung(DateTimeOffset shownAt) => clock.GetUtcNow() - shownAt < Shortest;

    public bool IsTooOld(DateTimeOffset shownAt) => clock.GetUtcNow() - shownAt > Longest;
}
