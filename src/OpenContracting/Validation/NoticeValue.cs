using System.Text;

namespace OpenContracting.Validation;

/// <summary>The piece of the document a notice shows.</summary>
internal static class NoticeValue
{
    private const int Longest = 200;

    /// <summary>The JSON as submitted, cut where it is long; broken UTF-8 shows as U+FFFD.</summary>
    public static string Of(ReadOnlySpan<byte> json) =>
        Shorten(Encoding.UTF8.GetString(json.Length > Longest * 4 ? json[..(Longest * 4)] : json))!;

    public static string? Shorten(string? value)
    {
        if (value is null || value.Length <= Longest)
            return value;
        var end = char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest;
        return value[..end] + "…";
    }
}
