using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Tenders;

/// <summary>A direct procurement has one tenderer at most. Pelican's <c>coherent.procurement_method_vs_number_of_tenderers</c>, on OC4IDS too.</summary>
/// <remarks>(1) No tender is direct and gives the number of tenderers.</remarks>
internal sealed class DirectProcurementTenderers : Check
{
    public override string Code => "direct-procurement-tenderers";
    public override Severity Severity => Severity.Warning;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["numberOfTenderers"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        run.DoesNotApply(1);
        foreach (var tender in Tender.In(subject, run))
        {
            var number = tender["numberOfTenderers"u8];
            if (!tender["procurementMethod"u8].Is("direct"u8) || !number.TryGetDecimal(out var count))
                continue;
            if (count <= 1)
                run.Pass();
            else
                run.Fail(number);
        }
    }
}
