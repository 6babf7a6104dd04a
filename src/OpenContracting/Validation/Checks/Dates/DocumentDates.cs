using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dates;

/// <summary>A document is published before it is modified. Of Pelican's <c>coherent.documents_dates</c>, on OC4IDS too.</summary>
/// <remarks>(1) No document has both dates.</remarks>
internal sealed class DocumentDates : Check
{
    public override string Code => "document-dates";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["dateModified"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var modified in subject.Named("dateModified"u8))
            Sequence.Judge(modified.Parent["datePublished"u8], modified, run);
    }
}
