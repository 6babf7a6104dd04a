using System.Text.RegularExpressions;

namespace OpenContracting.Standards.Panama;

/// <summary>One shape of taxpayer numbers.</summary>
/// <param name="Id">Its name in the table.</param>
/// <param name="Kind">Whose number it is.</param>
/// <param name="Pattern">
/// What the whole number matches, in upper case, without spaces, its parts joined by single hyphens; the group <c>dv</c> holds the check digits.
/// </param>
/// <param name="Example">An invented number of this shape.</param>
/// <param name="Es">What it is, in Spanish.</param>
/// <param name="En">What it is, in English.</param>
/// <param name="Source">Where this row comes from.</param>
public sealed record RucShape(string Id, RucKind Kind, Regex Pattern, string Example, string Es, string En, string Source);
