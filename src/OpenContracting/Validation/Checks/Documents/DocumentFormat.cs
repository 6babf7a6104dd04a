using OpenContracting.Json;
using OpenContracting.Standards.Registers;

namespace OpenContracting.Validation.Checks.Documents;

/// <summary>A document's format is a media type of IANA, or <c>offline/print</c>. Pelican's <c>document_format</c>.</summary>
/// <remarks>(1) No document has a format. (2) The register is not at hand.</remarks>
internal sealed class DocumentFormat : Check
{
    public override string Code => "document-format";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease;
    public override IReadOnlyList<string> LooksFor => ["format"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        Register? register = null;
        foreach (var documents in subject.Named("documents"u8))
            foreach (var document in documents.Elements)
            {
                var format = document["format"u8];
                if (!format.IsString)
                    continue;
                // Read when there is something to look up: thousands of types.
                register ??= run.Settings.Registers.MediaTypes;
                if (!register.IsAtHand)
                {
                    run.DoesNotApply(2);
                    return;
                }

                if (format.Is("application/pdf"u8) || format.Is("offline/print"u8) || register.Ask(format.Text) == RegisterAnswer.Listed)
                    run.Pass();
                else
                    run.Fail(format, didYouMean: Suggest(format.GetString()!));
            }
    }

    // What people write for the formats of nearly all documents.
    private static string? Suggest(string format) => format.Trim().TrimStart('.').ToLowerInvariant() switch
    {
        "pdf" => "application/pdf",
        "doc" or "word" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" or "excel" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "html" or "htm" or "web" => "text/html",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "json" => "application/json",
        "jpg" or "jpeg" or "image/jpg" => "image/jpeg",
        "png" => "image/png",
        "zip" => "application/zip",
        "dwg" => "image/vnd.dwg",
        _ => null,
    };
}
