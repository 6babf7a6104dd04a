using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Identifiers;

/// <summary>An ocid begins with <c>ocds-</c> and six lower-case letters or digits.</summary>
/// <remarks>As lib-cove-ocds, for releases, records and what records hold. (1) There is no ocid, or it is no string: the schema's finding.</remarks>
internal sealed class OcidPrefixFormat : Check
{
    public override string Code => "ocid-prefix-format";
    public override Severity Severity => Severity.Error;
    public override NoticeKind Kind => NoticeKind.Conformance;
    public override CheckSubject Subjects => CheckSubject.AnyRelease | CheckSubject.Record;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var ocid = subject["ocid"u8];
        if (!ocid.IsString)
            run.DoesNotApply(1);
        else if (Prefix.Begins(ocid.Text, "ocds-"u8))
            run.Pass();
        else
            run.Fail(ocid, expected: "ocds-xxxxxx-…");
    }
}
