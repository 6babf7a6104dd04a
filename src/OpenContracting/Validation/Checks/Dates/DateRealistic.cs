using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>The dates of a contracting process lie between 1990 and 2049. The first half of Pelican's <c>date_time</c>.</summary>
/// <remarks>
/// Every string that is a full date-time counts, whatever its field. (1) There is none. (2) A date that cannot be read is
/// the schema's finding.
/// </remarks>
internal sealed class DateRealistic : Check
{
    public override string Code => "date-realistic";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.AnyRelease;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var value in subject.Descendants)
        {
            if (!value.IsString || !LooksLikeDate(value.RawText) || !value.TryGetInstant(out var instant)) // (2)
                continue;
            if (instant.Year is >= 1990 and <= 2049)
                run.Pass();
            else
                run.Fail(value);
        }
    }

    private static bool LooksLikeDate(ReadOnlySpan<byte> text) => text.Length >= 20 && text[4] == '-' && text[7] == '-';
}
