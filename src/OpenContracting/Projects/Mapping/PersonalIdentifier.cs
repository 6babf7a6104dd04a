using System.Text.RegularExpressions;

namespace OpenContracting.Projects.Mapping;

/// <summary>Recognises identifiers of natural persons (cédula) among the values of scheme PA-RUC.</summary>
internal static partial class PersonalIdentifier
{
    /// <summary>Whether an identifier is, or contains, a cédula.</summary>
    public static bool Is(string? scheme, string? id) =>
        id is not null && (scheme is null || scheme.StartsWith("PA", StringComparison.OrdinalIgnoreCase)) && Cedula().IsMatch(id.Trim());

    /// <summary>Province 1 to 13 (or PE, E, N and the old AV, PI), volume, entry, and for some a check digit.</summary>
    [GeneratedRegex(@"^(?:PE|E|N|(?:1[0-3]|[1-9])(?:-?(?:AV|PI|NT|N))?)-{1,2}[0-9]{1,4}-[0-9]{1,6}(?:[- ]*(?:DV)?[0-9]{1,2})?$|^PE[0-9]+$|^(?:1[0-3]|[1-9])-NT-[0-9]+-[0-9]+(?:-[0-9]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Cedula();
}
