using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation;

/// <summary>Shows subjects to every check that wants their kind, and keeps the score. One a worker.</summary>
internal sealed class CheckRunner
{
    private readonly Check[] checks;
    private readonly CheckRun run;

    // By kind of subject, the numbers of the checks that want it.
    private readonly int[][] wanting;
    // Null for the checks that judge the whole document in the end.
    private readonly CheckScore?[] scores;

    public CheckRunner(IReadOnlyList<Check> checks, CheckSettings settings)
    {
        this.checks = [.. checks];
        wanting = [.. Enumerable.Range(0, (int)CheckSubject.Package + 1).Select(kind =>
            Enumerable.Range(0, checks.Count).Where(number => (checks[number].Subjects & (CheckSubject)kind) != 0).ToArray())];
        Rules = CheckRules(checks);
        run = new CheckRun(settings, Rules);
        scores = [.. checks.Select(check => check is DatasetCheck ? null : new CheckScore())];
    }

    /// <summary>The checks' rules; their numbers follow those of the engine's own.</summary>
    public Rule[] Rules { get; }

    public IReadOnlyList<CheckScore?> Scores => scores;

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
        run.Begin(subject, places, kind, findings);
        if (checks.Length > 0)
            subject.MakeIndex(findings.Has(Validation.Rules.DuplicateProperty));
        foreach (var number in wanting[(int)kind])
        {
            run.Inspect(number, checks[number], subject);
            scores[number]?.Add(run.TallyOf(number));
        }
    }
}
