using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation;

/// <summary>Shows subjects to every check that wants their kind, and keeps the score. One a worker.</summary>
internal sealed class CheckRunner
{
    private readonly IReadOnlyList<Check> checks;
    private readonly CheckRun run;
    private readonly CheckScore[] scores;

    public CheckRunner(IReadOnlyList<Check> checks, CheckSettings settings)
    {
        this.checks = checks;
        Rules = CheckRules(checks);
        run = new CheckRun(settings, Rules);
        scores = [.. checks.Select(_ => new CheckScore())];
    }

    /// <summary>The checks' rules; their numbers follow those of the engine's own.</summary>
    public Rule[] Rules { get; }

    public IReadOnlyList<CheckScore> Scores => scores;

    /// <summary>What is to be remembered of the subjects since this was last cleared.</summary>
    public List<CheckFact> Facts => run.Facts;

    public static Rule[] CheckRules(IReadOnlyList<Check> checks) =>
        [.. checks.Select((check, i) => new Rule(Validation.Rules.All.Count + i, check.Code, check.Severity, check.Kind))];

    public void InspectPackage(JsonValue package, long? items, ItemPlaces places, Findings findings)
    {
        run.PackageItems = items;
        Inspect(package, CheckSubject.Package, places, findings);
        run.PackageItems = null;
    }

    public void Inspect(JsonValue subject, CheckSubject kind, ItemPlaces places, Findings findings)
    {
        run.Begin(places, kind, findings);
        if (checks.Count > 0)
            subject.MakeIndex(findings.Has(Validation.Rules.DuplicateProperty));
        for (var number = 0; number < checks.Count; number++)
        {
            if ((checks[number].Subjects & kind) == 0)
                continue;
            run.Inspect(number, checks[number], subject);
            // A dataset check has judged nothing before the whole document has gone by.
            if (checks[number] is not DatasetCheck)
                scores[number].Add(run.TallyOf(number));
        }
    }
}
