using System.Globalization;
using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Tenders;

/// <summary>The number of tenderers is that of the tenderers listed. Pelican's <c>consistent.number_of_tenderers</c>, on OC4IDS too.</summary>
/// <remarks>(1) No tender has both the number and the list.</remarks>
internal sealed class NumberOfTenderers : Check
{
    public override string Code => "number-of-tenderers";
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
            var listed = tender["tenderers"u8];
            if (listed.IsEmpty || !listed.IsArray || !number.TryGetDecimal(out var count))
                continue;
            var length = listed.Elements.Count;
            if (count == length)
                run.Pass();
            else
                run.Fail(number, expected: length.ToString(CultureInfo.InvariantCulture));
        }
    }
}
