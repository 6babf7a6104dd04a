using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Codes;

/// <summary>A project in a sub-sector is in the sector above it too.</summary>
/// <remarks>Rule of OC4IDS that no official tool checks. (1) The project has no sub-sector, which is a code with a point in it.
/// (2) A list of more than 100 is none of sectors; the schema's codelist says what is wrong with it.</remarks>
internal sealed class SubsectorParent : Check
{
    private const int Most = 100;

    public override string Code => "subsector-parent";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Conformance;
    public override CheckSubject Subjects => CheckSubject.Project;
    public override IReadOnlyList<string> LooksFor => ["sector"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        var sectors = subject["sector"u8];
        if (sectors.Elements.Count > Most)
        {
            run.DoesNotApply(2);
            return;
        }

        foreach (var sector in sectors.Elements)
        {
            var text = sector.Text;
            var point = text.IndexOf((byte)'.');
            if (point <= 0)
                continue;
            if (Has(sectors, text[..point]))
                run.Pass();
            else
                run.Fail(sector, expected: sector.GetString()!.Split('.')[0]);
        }
    }

    private static bool Has(JsonValue sectors, ReadOnlySpan<byte> code)
    {
        foreach (var sector in sectors.Elements)
            if (sector.Is(code))
                return true;
        return false;
    }
}
