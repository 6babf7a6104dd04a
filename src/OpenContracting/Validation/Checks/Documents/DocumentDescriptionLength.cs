using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Documents;

/// <summary>A document's description is no longer than 250 characters. Pelican's <c>document_description_length</c>.</summary>
/// <remarks>(1) No document has a description.</remarks>
internal sealed class DocumentDescriptionLength : Check
{
    private const int Longest = 250;

    public override string Code => "document-description-length";
    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["documents"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var documents in subject.Named("documents"u8))
            foreach (var document in documents.Elements)
            {
                var description = document["description"u8];
                if (!description.IsString)
                    continue;
                var length = Length(description);
                if (length <= Longest)
                    run.Pass();
                else
                    run.Fail(description, arguments: [length.ToString(CultureInfo.InvariantCulture)]);
            }
    }

    // No text has more characters than bytes, so short ones need no counting.
    private static int Length(JsonValue text) =>
        text.RawText.Length <= Longest ? text.RawText.Length : JsonText.Length(text.RawText, text.IsEscaped);
}
