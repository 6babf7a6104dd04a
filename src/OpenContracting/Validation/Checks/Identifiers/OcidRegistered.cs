using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>The prefix of an ocid is registered. Pelican's <c>ocid_prefix_check</c>.</summary>
internal sealed class OcidRegistered : RegisteredPrefix
{
    public override string Code => "ocid-registered";
    public override CheckSubject Subjects => CheckSubject.AnyRelease | CheckSubject.Record;

    public override void Inspect(JsonValue subject, CheckRun run) =>
        Judge(subject["ocid"u8], "ocds-"u8, run.Settings.Registers.OcdsPrefixes, run);
}
