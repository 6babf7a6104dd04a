using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Publication;

/// <summary>A package says under which licence it may be used.</summary>
internal sealed class LicenseGiven : Check
{
    public override string Code => "license-given";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Package;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        if (subject["license"u8].IsEmpty)
            run.Fail(subject);
        else
            run.Pass();
    }
}
