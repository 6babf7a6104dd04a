using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenContracting.People.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>The tokens of the forms: sealed by this instance, good for a day, and too young for the first seconds.</summary>
public sealed class CaseTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Who answers sooner is a program.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("case-form");

    public string New() => protector.Protect(string.Create(CultureInfo.InvariantCulture,
        $"{clock.GetUtcNow().Ticks} {RandomNumberGenerator.GetInt32(1, 6)} {RandomNumberGenerator.GetInt32(1, 6)} {ReceiptCode.New()}"));

    /// <summary>What a token holds; null when it is not ours.</summary>
    public CaseQuestion? Read(string? token)
    {
        try
        {
            var parts = protector.Unprotect(token ?? "").Split(' ');
            return new CaseQuestion(new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero),
                int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture), ReceiptCode.TryParse(parts[3])!);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Why a form is not taken yet or any more, a text's key; null when it is.</summary>
    public string? Problem(CaseQuestion? question) =>
        question is null || clock.GetUtcNow() - question.ShownAt > Longest ? "case.form.tooOld"
        : clock.GetUtcNow() - question.ShownAt < Shortest ? "case.form.tooFast"
        : null;
}
