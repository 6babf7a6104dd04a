using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Parties;

/// <summary>A telephone or fax number is one that can be dialled: 7 to 15 digits and the marks between them. Pelican's <c>telephone</c>.</summary>
/// <remarks>(1) There is no such number. (2) What follows <c>ext</c> or <c>/</c> is an extension or a second number and not counted.</remarks>
internal sealed class TelephonePossible : Check
{
    public override string Code => "telephone-possible";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["telephone", "faxNumber"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        Judge(subject, "telephone"u8, run);
        Judge(subject, "faxNumber"u8, run);
    }

    private static void Judge(JsonValue subject, ReadOnlySpan<byte> name, CheckRun run)
    {
        foreach (var number in subject.Named(name))
            if (number.IsString && IsPossible(number.Text))
                run.Pass();
            else if (number.IsString)
                run.Fail(number);
    }

    private static bool IsPossible(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        foreach (var b in text)
        {
            if (char.IsAsciiDigit((char)b))
                digits++;
            else if (digits >= 7 && ((b | 0x20) is 'e' or 'x' || b is (byte)'/' or (byte)',' or (byte)';')) // (2)
                break;
            else if (!"+()-. "u8.Contains(b))
                return false;
        }

        return digits is >= 7 and <= 15;
    }
}
