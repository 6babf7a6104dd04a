using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Tenders;

/// <summary>The tenders of a release, or of the contracting processes of a project.</summary>
internal static class Tender
{
    private static readonly FieldPath OfRelease = new("tender");

    private static readonly FieldPath OfProject = new("contractingProcesses/summary/tender");

    public static FieldPathMatches In(JsonValue subject, CheckRun run) =>
        (run.Subject == CheckSubject.Project ? OfProject : OfRelease).In(subject);
}
