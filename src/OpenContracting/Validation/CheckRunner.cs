using System.Text;
using OpenContracting.Json;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation;

/// <summary>Shows subjects to every check that wants their kind, and keeps the score. One a worker.</summary>
/// <remarks>
/// A check is not called on subjects that have nothing it looks for; what it says of those is what it says of an empty one, which is asked once.
/// </remarks>
internal sealed class CheckRunner
{
    private readonly Check[] checks;
    private readonly CheckRun run;

    // By kind of subject, the numbers of the checks that want it, and what each says of an empty one.
    private readonly int[][] wanting;
    private readonly CheckTally[]?[] idle;

    // By check, the keys of the names it looks for; empty when it is always called.
    private readonly uint[][] sought;

    // Null for the checks that judge the whole document in the end.
    private readonly CheckScore?[] scores;

    public CheckRunner(IReadOnlyList<Check> checks, CheckSettings settings)
    {
        this.checks = [.. checks];
        wanting = [.. Enumerable.Range(0, (int)CheckSubject.Package + 1).Select(kind =>
            Enumerable.Range(0, checks.Count).Where(number => (checks[number].Subjects & (CheckSubject)kind) != 0).ToArray())];
        idle = new CheckTally[wanting.Length][];
        sought = [.. checks.Select(check => check.LooksFor.Select(name => JsonName.Key(Encoding.UTF8.GetBytes(name))).ToArray())];
        Rules = CheckRules(checks);
        run = new CheckRun(settings, Rules);
        scores = [.. checks.Select(check => check is DatasetCheck ? null : new CheckScore())];
    }

    /// <summary>The checks' rules; their numbers follow those of the engine's own.</summary>
    public Rule[] Rules { get; }

    public IReadOnlyList<CheckScore?> Scores => scores;

    /// <summary>What is to be remembered of the subjects since this was asked last, by check.</summary>
    public FactList?[] TakeFacts() => run.TakeFacts();

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
        if (checks.Length == 0)
            return;
        var empty = idle[(int)kind] ??= OfEmpty(kind);
        run.Begin(subject, places, kind, findings);
        subject.MakeIndex(findings.Has(Validation.Rules.DuplicateProperty));
        var names = subject.IndexOfNames();
        foreach (var number in wanting[(int)kind])
            if (names is null || MayHaveAny(names, sought[number]))
            {
                var tally = run.Inspect(number, checks[number], subject);
                scores[number]?.Add(tally);
            }
            else
            {
                scores[number]?.Add(empty[number]);
            }
    }

    private static bool MayHaveAny(JsonIndex names, uint[] keys)
    {
        if (keys.Length == 0)
            return true;
        foreach (var key in keys)
            if (names.MayHave(key))
                return true;
        return false;
    }

    private CheckTally[] OfEmpty(CheckSubject kind)
    {
        var tallies = new CheckTally[checks.Length];
        var nothing = JsonItem.Parse("{}").Root;
        run.Begin(nothing, ItemPlaces.None, kind, new Findings(Validation.Rules.All.Count + checks.Length, 0));
        foreach (var number in wanting[(int)kind])
            if (sought[number].Length > 0)
                tallies[number] = run.Inspect(number, checks[number], nothing);
        return tallies;
    }
}
