using OpenContracting.Validation.Documents;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation;

/// <summary>Adds up what the runs over one or more documents found.</summary>
internal sealed class ReportBuilder(ValidationOptions options, Notices notices)
{
    private readonly CheckScore[] scores = [.. options.Checks.Select(_ => new CheckScore())];
    private readonly Dictionary<string, (long Possible, long Filled)> coverage = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];
    private readonly Dictionary<string, CodeTally> codes = new(StringComparer.Ordinal);
    private readonly List<IdsSurvey> ids = [];
    private DocumentRun? first;
    private long items;
    private long processes;
    private bool unread;
    private bool unplanned;

    /// <summary>Adds a run that has ended.</summary>
    public void Add(DocumentRun run, DatasetChecks? previous)
    {
        first ??= run;
        items += run.Items;
        processes += run.Processes;
        unplanned |= run.Plan is null;
        // Of a document none of whose items could be read nothing is known but that.
        unread |= run.Plan is null || run.Identity?.Kind is null || (run.Items > 0 && run.UnreadItems == run.Items);
        foreach (var worker in run.Workers)
            for (var check = 0; check < worker.Checks.Scores.Count; check++)
                if (worker.Checks.Scores[check] is { } score)
                    scores[check].Add(score);
        ids.AddRange(run.Workers.Select(worker => worker.Ids).OfType<IdsSurvey>());
        foreach (var (check, tally) in run.Dataset?.Conclude(notices, previous) ?? [])
            scores[check].Add(tally);
        if (run.Plan is not null && !options.SchemaOnly)
            AddCoverage(run.Plan, [.. run.Workers.Select(worker => worker.Survey)]);
    }

    public ValidationReport Build(long bytes)
    {
        var fields = paths.Select(path => new FieldCoverage(path, coverage[path].Possible, coverage[path].Filled)).ToList();
        // Nor is there anything to say of items where the structure is broken so that there are none.
        var judged = !unread && !options.SchemaOnly && (items > 0 || notices.Total(NoticeKind.Structure, Severity.Error) == 0);
        return new ValidationReport
        {
            Identity = first?.Identity,
            Version = first?.Plan?.Version,
            Items = items,
            Processes = processes,
            Bytes = bytes,
            Notices = notices.Kept,
            Counts = notices.Counts,
            Checks = options.SchemaOnly ? [] : [.. options.Checks.Select((check, i) => scores[i].ToResult(check.Code))],
            Fields = fields,
            Codes = [.. paths.Where(codes.ContainsKey).Select(path => new FieldCodes(path, codes[path].Codes))],
            IdsElements = items == 0 ? [] : IdsSurvey.Sum(ids),
            Verdicts =
            [
                Verdict(NoticeKind.Structure, !unplanned),
                Verdict(NoticeKind.Conformance, judged),
                Verdict(NoticeKind.Quality, judged),
                Verdict(NoticeKind.Coverage, fields.Count > 0 && items > 0 && !unread) with { Percentage = unread ? null : Percentage(fields) },
            ],
        };
    }

    private Verdict Verdict(NoticeKind kind, bool isKnown)
    {
        var errors = notices.Total(kind, Severity.Error);
        var outcome = errors > 0 ? VerdictOutcome.Failed : isKnown ? VerdictOutcome.Passed : VerdictOutcome.Unknown;
        return new Verdict(kind, outcome, errors, notices.Total(kind, Severity.Warning));
    }

    // The share of the standard's fields that are filled at least once.
    private decimal? Percentage(List<FieldCoverage> fields) => fields.Count == 0 || items == 0
        ? null
        : Math.Floor(1000m * fields.Count(field => field.Filled > 0) / fields.Count) / 10;

    private void AddCoverage(ValidationPlan plan, IReadOnlyList<Survey> surveys)
    {
        AddCodes(plan, surveys);
        var seen = new HashSet<PlanNode>();
        Walk(plan.Item);

        void Walk(PlanNode node)
        {
            if (!seen.Add(node))
                return;
            foreach (var property in node.Properties)
                if (property.Declared)
                {
                    Add(property.Node.Path, Sum(surveys, survey => survey.Objects[node.Number]), Sum(surveys, survey => survey.Filled[property.Node.Number]));
                    Walk(property.Node);
                }

            if (node.Items is not null)
                Walk(node.Items);
            if (node.RecordReleases is { } releases)
            {
                Walk(releases.Linked);
                Walk(releases.Embedded);
            }
        }
    }

    private void AddCodes(ValidationPlan plan, IReadOnlyList<Survey> surveys)
    {
        foreach (var (place, tally) in surveys.SelectMany(survey => survey.Codes))
        {
            var path = plan.Nodes[place]!.Path;
            if (!codes.TryGetValue(path, out var sum))
                codes[path] = sum = new();
            foreach (var code in tally.Codes)
                sum.Add(code);
        }
    }

    private static long Sum(IReadOnlyList<Survey> surveys, Func<Survey, long> count) => surveys.Sum(count);

    private void Add(string path, long possible, long filled)
    {
        if (!coverage.TryGetValue(path, out var sums))
            paths.Add(path);
        coverage[path] = (sums.Possible + possible, sums.Filled + filled);
    }
}
