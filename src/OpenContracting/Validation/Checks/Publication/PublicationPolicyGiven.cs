using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Publication;

/// <summary>A package says where its publication policy is. The part of criterion <c>documented</c> that data can answer.</summary>
internal sealed class PublicationPolicyGiven : Check
{
    public override string Code => "publication-policy-given";
    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Package;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        if (subject["publicationPolicy"u8].IsEmpty)
            run.Fail(subject);
        else
            run.Pass();
    }
}
