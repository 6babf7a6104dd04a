using System.Text.RegularExpressions;

namespace OpenContracting.Releases.Panama;

/// <summary>The number of an act in PanamaCompra (numProceso): <c>YYYY-A-EE-U-PP-TTT-NNNNNN[-Rn]</c>.</summary>
/// <remarks>
/// Year, budget area, institution, purchasing unit, province of that unit (not of the works), type, number, re-tender.
/// The rule was read from 3,052 published acts of 2020–2021, all of which follow it.
/// </remarks>
public readonly partial record struct ProcessNumber
{
    private readonly string text;

    private ProcessNumber(string text, Match match)
    {
        this.text = text;
        Year = int.Parse(match.Groups["year"].ValueSpan);
        Area = match.Groups["area"].Value;
        Institution = match.Groups["institution"].Value;
        Unit = match.Groups["unit"].Value;
        UnitProvince = match.Groups["province"].Value;
        Type = match.Groups["type"].Value;
        Number = match.Groups["number"].Value;
        Retender = match.Groups["retender"] is { Success: true } retender ? int.Parse(retender.ValueSpan) : 0;
    }

    /// <summary>The year the act was made.</summary>
    public int Year { get; }

    /// <summary>The budget area: 0 central government, 1 decentralised, 2 public companies, 3 financial intermediaries, 6 other.</summary>
    public string Area { get; }

    /// <summary>The institution's number inside its area.</summary>
    public string Institution { get; }

    /// <summary>Area and institution together, for example <c>0-09</c>.</summary>
    public string InstitutionCode => $"{Area}-{Institution}";

    /// <summary>The purchasing unit's number.</summary>
    public string Unit { get; }

    /// <summary>The province of the purchasing unit, two digits; never where the works are.</summary>
    public string UnitProvince { get; }

    /// <summary>The letters for the kind of procedure: <c>LP</c>, <c>CM</c>, <c>CL</c>, <c>EM</c> ….</summary>
    public string Type { get; }

    /// <summary>The running number, six digits.</summary>
    public string Number { get; }

    /// <summary>How many times the act was called again; 0 for the first call.</summary>
    public int Retender { get; }

    /// <summary>The number of the call before this one; null for the first call.</summary>
    public string? Earlier => Retender switch
    {
        0 => null,
        1 => text[..text.LastIndexOf("-R", StringComparison.Ordinal)],
        _ => string.Concat(text.AsSpan(0, text.LastIndexOf("-R", StringComparison.Ordinal)), $"-R{Retender - 1}"),
    };

    /// <summary>Reads a numProceso.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ProcessNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"'{text}' is no numProceso (YYYY-A-EE-U-PP-TTT-NNNNNN).");

    /// <summary>Reads a numProceso; false when the text is none.</summary>
    public static bool TryParse(string? text, out ProcessNumber number)
    {
        number = default;
        if (text is null)
            return false;
        var trimmed = text.Trim();
        if (Whole().Match(trimmed) is not { Success: true } match)
            return false;
        number = new(trimmed, match);
        return true;
    }

    /// <summary>The numProceso inside one of DGCP's ocids (<c>ocds-emvi6n-{numProceso}-{n}</c>); null when there is none.</summary>
    public static string? FromOcid(string ocid)
    {
        if (ocid.Length < 14 || !ocid.StartsWith("ocds-", StringComparison.Ordinal) || ocid[11] != '-')
            return null;
        var rest = ocid[12..];
        var suffix = rest.LastIndexOf('-');
        return suffix > 0 && TryParse(rest[..suffix], out var number) ? number.text : null;
    }

    /// <inheritdoc/>
    public override string ToString() => text ?? "";

    [GeneratedRegex(@"\A(?<year>(19|20)\d{2})-(?<area>\d)-(?<institution>\d{2,3})-(?<unit>\d{1,3})-(?<province>\d{2})-(?<type>[A-Z]{2,4})-(?<number>\d{6})(-R(?<retender>\d{1,2}))?\z")]
    private static partial Regex Whole();
}
