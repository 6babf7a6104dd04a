using OpenContracting.Json;

namespace OpenContracting.Validation;

/// <summary>Runs checks over one item and makes notices of what they find.</summary>
internal sealed class CheckRunner
{
    private readonly IReadOnlyList<Check> checks;
    private readonly CheckRun run;

    public CheckRunner(IReadOnlyList<Check> checks, CheckSettings settings, int keptPerCode)
    {
        this.checks = checks;
        run = new CheckRun(settings, checks.Count, keptPerCode);
    }

    public IReadOnlyList<CheckFact> Facts => run.Facts;

    /// <summary>Shows a subject to every check that wants its kind; <paramref name="result"/> takes tallies and notices.</summary>
    public void Inspect(JsonValue subject, CheckSubject kind, ItemPlaces places, CheckedItem result)
    {
        run.Clear();
        run.Begin(places, kind);
        for (var number = 0; number < checks.Count; number++)
        {
            if ((checks[number].Subjects & kind) == 0)
                continue;
            run.Inspect(number, checks[number], subject);
            result.Add(number, run.TallyOf(number));
        }

        foreach (var finding in run.Findings.OrderBy(finding => finding.At))
            result.Notices.Add(ToNotice(finding, subject.Of(finding.At), subject.Of(finding.Shown), places));
    }

    private Notice ToNotice(CheckFinding finding, JsonValue at, JsonValue shown, ItemPlaces places)
    {
        var check = checks[finding.Check];
        var place = places.Of(at);
        return new Notice
        {
            Code = check.Code,
            Severity = check.Severity,
            Kind = check.Kind,
            Pointer = place.Pointer,
            Offset = place.Offset,
            Line = place.Line,
            Column = place.Column,
            Item = place.Item,
            ObjectId = place.ObjectId,
            Value = shown.Exists ? NoticeValue.Of(shown.Raw) : null,
            Expected = finding.Expected,
            DidYouMean = finding.DidYouMean,
            Arguments = finding.Arguments,
        };
    }
}
