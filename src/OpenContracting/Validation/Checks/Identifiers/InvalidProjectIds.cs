using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>A project's id begins with an OC4IDS prefix and goes on after it.</summary>
/// <remarks>
/// As lib-cove-oc4ids: <c>^oc4ids\-[a-z0-9]{6}.</c>, where the point is any character but a line end; the second hyphen is not asked for.
/// (1) The id is absent or no string: the schema's finding.
/// </remarks>
internal sealed class InvalidProjectIds : Check
{
    public override string Code => "invalid-project-ids";
    public override Severity Severity => Severity.Error;
    public override NoticeKind Kind => NoticeKind.Conformance;
    public override CheckSubject Subjects => CheckSubject.Project;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var id = subject["id"u8];
        if (!id.IsString)
            run.DoesNotApply(1);
        else if (HasPrefix(id.Text))
            run.Pass();
        else
            run.Fail(id, expected: "oc4ids-xxxxxx-…");
    }

    private static bool HasPrefix(ReadOnlySpan<byte> id) =>
        Prefix.Begins(id, "oc4ids-"u8) && Prefix.Of(id, "oc4ids-"u8).Length is var length && id.Length > length && id[length] != '\n';
}
