using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenContracting.People.Cases;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Cases;

/// <summary>The tokens of the forms: sealed by this instance, good for a day, and too young for the first seconds.</summary>
public sealed class CaseTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly FormToken form = new(protection, "case-form", clock);

    public string New() => form.New(string.Create(CultureInfo.InvariantCulture,
        $"{RandomNumberGenerator.GetInt32(1, 6)} {RandomNumberGenerator.GetInt32(1, 6)} {ReceiptCode.New()}"));

    /// <summary>What a token holds; null when it is not ours.</summary>
    public CaseQuestion? Read(string? token)
    {
        if (form.Read(token) is not var (shownAt, contents))
            return null;
        var parts = contents.Split(' ');
        return new CaseQuestion(shownAt,
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), ReceiptCode.TryParse(parts[2])!);
    }

    /// <summary>Why a form is not taken yet or any more, a text's key; null when it is.</summary>
    public string? Problem(CaseQuestion? question) =>
        question is null || form.IsTooOld(question.ShownAt) ? "case.form.tooOld"
        : form.IsTooYoung(question.ShownAt) ? "case.form.tooFast"
        : null;
}
