using System.Buffers;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Parties;

/// <summary>An e-mail address is one that mail can be sent to. Pelican's <c>email</c>; the schema asks for an @ at most.</summary>
/// <remarks>(1) There is no e-mail address. (2) Whether the mailbox exists is not tried.</remarks>
internal sealed class EmailValid : Check
{
    private const int LongestName = 64;
    private const int LongestDomain = 253;

    private static readonly SearchValues<byte> NotInNames =
        SearchValues.Create([.. Ascii.Where(b => b <= ' ' || b == 0x7F || "\"(),:;<>@[\\]".Contains((char)b))]);

    private static readonly SearchValues<byte> NotInLabels =
        SearchValues.Create([.. Ascii.Where(b => b != '-' && !char.IsAsciiLetterOrDigit((char)b))]);

    private static IEnumerable<byte> Ascii => Enumerable.Range(0, 0x80).Select(b => (byte)b);

    public override string Code => "email-valid";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["email"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var email in subject.Named("email"u8))
            if (email.IsString && IsAddress(email.Text))
                run.Pass();
            else if (email.IsString)
                run.Fail(email);
    }

    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return at > 0 && at <= LongestName && text.Length - at - 1 <= LongestDomain && IsName(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    // Letters beyond ASCII are allowed (RFC 6531); quoted names, which nobody has, are not.
    private static bool IsName(ReadOnlySpan<byte> name)
    {
        if (name[0] == '.' || name[^1] == '.' || name.IndexOf(".."u8) >= 0)
            return false;
        return !name.ContainsAny(NotInNames);
    }

    private static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        var labels = 0;
        while (true)
        {
            var point = domain.IndexOf((byte)'.');
            if (!IsLabel(point < 0 ? domain : domain[..point]))
                return false;
            labels++;
            if (point < 0)
                return labels > 1 && domain.Length > 1;
            domain = domain[(point + 1)..];
        }
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty || label.Length > 63 || label[0] == '-' || label[^1] == '-')
            return false;
        return !label.ContainsAny(NotInLabels);
    }
}
