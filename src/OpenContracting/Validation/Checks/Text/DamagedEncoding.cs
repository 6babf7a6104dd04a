using System.Buffers;
using OpenContracting.Json;
using Repair = OpenContracting.Releases.Rules.DamagedEncoding;

namespace OpenContracting.Validation.Checks.Text;

/// <summary>Accents and other marks have come through unharmed.</summary>
/// <remarks>
/// Two kinds of harm: UTF-8 read as windows-1252 (<c>portÃ¡til</c>), told by its being exactly reversible, and characters lost for good
/// (U+FFFD). (1) Names of fields and codes are looked at by others.
/// </remarks>
internal sealed class DamagedEncoding : Check
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create(0x82, 0x83, 0xBD, (byte)'\\');

    public override string Code => "damaged-encoding";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease | CheckSubject.Package;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        // One sweep over the bytes clears nearly every item.
        if (!MayBeDamaged(subject.Raw))
        {
            run.Pass();
            return;
        }

        foreach (var value in subject.Descendants)
            if (value.IsString && MayBeDamaged(value.Raw))
                Judge(value, run);
            else
                run.Pass();
    }

    private static void Judge(JsonValue value, CheckRun run)
    {
        var text = value.GetString()!;
        var mended = Repair.Mend(text);
        if (mended is not null || text.Contains('\uFFFD') || text.Contains("ï¿½"))
            run.Fail(value, didYouMean: mended);
        else
            run.Pass();
    }

    // Ã and Â are C3 83 and C3 82, â€ has E2 82 AC, U+FFFD is EF BF BD, ï¿½ ends in C2 BD; escaped they are \u00c3 and so on.
    private static bool MayBeDamaged(ReadOnlySpan<byte> json)
    {
        for (var at = Next(json, 0); at < json.Length; at = Next(json, at + 1))
        {
            var before = at > 0 ? json[at - 1] : (byte)0;
            if (json[at] switch
            {
                (byte)'\\' => json.Length >= at + 6 && json[at + 1] == 'u' && IsMark(json.Slice(at + 2, 4)),
                0xBD => before is 0xBF or 0xC2,
                _ => before is 0xC3 or 0xE2,
            })
                return true;
        }

        return false;
    }

    private static int Next(ReadOnlySpan<byte> json, int from) =>
        json[from..].IndexOfAny(Marks) is >= 0 and var found ? from + found : json.Length;

    private static bool IsMark(ReadOnlySpan<byte> hex) =>
        (hex[0] == '0' && hex[1] == '0' && ((hex[2] | 0x20) == 'c' && hex[3] is (byte)'2' or (byte)'3' || (hex[2] | 0x20) == 'e' && hex[3] == '2'))
        || ((hex[0] | 0x20) == 'f' && (hex[1] | 0x20) == 'f' && (hex[2] | 0x20) == 'f' && (hex[3] | 0x20) == 'd');
}
