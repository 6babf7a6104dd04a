using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Uses;

/// <summary>The signed number of a form. Sent twice it is one submission, whose receipt it becomes; filled in within seconds it was no person.</summary>
public sealed class UseTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly FormToken form = new(protection, "use-form", clock);

    public string New() => form.New(NewReceipt());

    /// <summary>128 random bits as text.</summary>
    public static string NewReceipt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The receipt that a token stands for, or why it does not: a text's key.</summary>
    public (string? Receipt, string? Problem) Read(string? token) =>
        form.Read(token) is not var (shownAt, receipt) || form.IsTooOld(shownAt) ? (null, "useForm.tooOld")
        : form.IsTooYoung(shownAt) ? (null, "useForm.tooFast")
        : (receipt, null);
}
