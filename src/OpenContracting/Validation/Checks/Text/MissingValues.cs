using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Text;

/// <summary>What is published has a value: no blank strings, no empty objects, no empty arrays.</summary>
/// <remarks>
/// As <c>missing_values</c> of lib-cove-oc4ids and <c>empty_field</c> of lib-cove-ocds, fields outside the standard included.
/// (1) Null, 0 and false are values here. (2) The arrays of projects, releases and records are the schema's concern when empty.
/// </remarks>
internal sealed class MissingValues : Check
{
    public override string Code => "missing-values";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.AnyRelease | CheckSubject.Package;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var present = subject.DescendantCount;
        foreach (var value in subject.Blanks)
        {
            present--;
            if (run.Subject != CheckSubject.Package || !HoldsItems(value, subject)) // (2)
                run.Fail(value);
        }

        run.Pass(present);
    }

    private static bool HoldsItems(JsonValue value, JsonValue package) =>
        value.IsArray && value.Parent == package && value.Name is "projects" or "releases" or "records";
}
