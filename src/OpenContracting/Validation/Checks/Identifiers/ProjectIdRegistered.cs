using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>The prefix of a project's id is registered. Criterion <c>registered</c> of the official quality notebook.</summary>
internal sealed class ProjectIdRegistered : RegisteredPrefix
{
    public override string Code => "project-id-registered";
    public override CheckSubject Subjects => CheckSubject.Project;

    public override void Inspect(JsonValue subject, CheckRun run) =>
        Judge(subject["id"u8], "oc4ids-"u8, run.Settings.Registers.Oc4idsPrefixes, run);
}
