using System.Text.RegularExpressions;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Releases.Rules;

/// <summary>A person's number, also where the name of its register or of what it is stands before it.</summary>
internal static partial class PersonNumber
{
    public static bool TryParse(string? text, out Ruc ruc)
    {
        if (Ruc.TryParse(text, out ruc) && ruc.IsPersonal)
            return true;
        return text is not null && Prefix().Match(text) is { Success: true } prefix
            && Ruc.TryParse(text[prefix.Length..], out ruc) && ruc.IsPersonal && Privacy.IsSurelyPersonal(ruc.Key);
    }

    /// <summary>The same, of an organization of which is known what it is: institutions have codes in the budget that look like identity numbers of short parts.</summary>
    public static bool TryParse(string? text, bool isPublicBody, out Ruc ruc) =>
        TryParse(text, out ruc) && (!isPublicBody || Privacy.IsSurelyPersonal(ruc.Key));

    [GeneratedRegex(@"\A\s*(?:[A-Z]{2}-[A-Z]+-|\D*[:\s]\s*)")]
    private static partial Regex Prefix();
}
