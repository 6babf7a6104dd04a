using System.Diagnostics;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;
using OpenContracting.Validation.Documents;
using OpenContracting.Validation.Reading;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Benchmarks;

/// <summary>How fast each stage of validation runs, beside T: a loop that only reads tokens with <see cref="Utf8JsonReader"/>.</summary>
internal sealed class Stages(byte[] bytes, string? only)
{
    // As the buffers of the document reader are: zeros behind the text, for scans that run past its end.
    private readonly byte[] padded = [.. bytes, .. new byte[FastText.Padding]];

    private const int Rounds = 7;

    public void Run()
    {
        var items = Items();
        var identity = DocumentIdentity.Detect(bytes);
        var plan = ValidationPlan.Of(StandardSchema.Load(identity.Version!.Value, identity.Kind!.Value, identity.Extensions));
        var settings = new CheckSettings { Version = plan.Version, Now = DateTimeOffset.UtcNow, Codelists = plan.Codelists };
        Measure("T: Utf8JsonReader, tokens only", () => Tokens(bytes));
        Measure("find the items", () => Framing(bytes));
        foreach (var (name, reader) in Readers(plan))
        {
            var item = Item(plan);
            var findings = new Findings(Rules.All.Count, 1000);
            var survey = new Survey(plan);
            Measure($"{name}: schema", () => Read(items, item, findings, reader, plan, _ => { }));
            Measure($"{name}: schema, survey", () => Read(items, item, findings, reader, plan, _ => survey.Run(item, findings)));
            if (plan.Version.Standard == Standard.Oc4ids)
            {
                var ids = new IdsSurvey(plan, IdsElements.Of());
                Measure($"{name}: schema, IDS elements", () => Read(items, item, findings, reader, plan, root =>
                {
                    root.MakeIndex(hasDuplicates: false);
                    ids.Run(item);
                }));
            }

            var checks = new CheckRunner(CheckList.All, settings);
            var all = new Findings(Rules.All.Count + CheckList.All.Count, 1000);
            Measure($"{name}: schema, survey, checks", () => Read(items, item, all, reader, plan, root =>
            {
                survey.Run(item, all);
                checks.Inspect(root, plan.Version.Standard == Standard.Oc4ids ? CheckSubject.Project : CheckSubject.Release, ItemPlaces.None, all);
                checks.TakeFacts();
            }));
        }

        var other = OtherEngine.Schema(plan);
        Measure("Newtonsoft.Json.Schema", () => OtherEngine.Validate(bytes, other));
        foreach (var workers in new[] { 1, 2 })
        {
            Measure($"whole, schema only, {workers} core(s)", () => Whole(bytes, new() { Workers = workers, SchemaOnly = true }), workers > 1);
            Measure($"whole, no checks, {workers} core(s)", () => Whole(bytes, new() { Workers = workers, Checks = [] }), workers > 1);
            Measure($"whole, {workers} core(s)", () => Whole(bytes, new() { Workers = workers }), workers > 1);
        }

        Console.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB, of it the input {bytes.Length >> 20} MB");
    }

    /// <summary>What each check costs by itself, the dearest first.</summary>
    public void RunChecks()
    {
        var identity = DocumentIdentity.Detect(bytes);
        var plan = ValidationPlan.Of(StandardSchema.Load(identity.Version!.Value, identity.Kind!.Value, identity.Extensions));
        var settings = new CheckSettings { Version = plan.Version, Now = DateTimeOffset.UtcNow, Codelists = plan.Codelists };
        var subject = plan.Version.Standard == Standard.Oc4ids ? CheckSubject.Project : CheckSubject.Release;
        var items = Items();
        var costs = CheckList.All.Where(check => (check.Subjects & subject) != 0).Select(check => (check.Code, Time: 0.0)).ToArray();
        var runners = CheckList.All.Where(check => (check.Subjects & subject) != 0).Select(check => new CheckRunner([check], settings)).ToArray();
        var (reader, item, findings) = (new FastItemReader(plan), Item(plan), new Findings(Rules.All.Count + 1, 1000));
        const int Repeats = 50;
        var looks = 0;
        // The first items let the compiler finish. Each check is repeated, so that the clock's own cost does not count.
        for (var i = 0; i < Math.Min(items.Count, 300); i++)
        {
            item.Reset(items[i]);
            findings.Clear();
            _ = reader.Read(item, plan.Item, findings);
            looks += i < 100 ? 0 : Repeats;
            for (var check = 0; check < runners.Length; check++)
            {
                var start = ThreadTime.Seconds;
                for (var repeat = 0; repeat < Repeats; repeat++)
                    runners[check].Inspect(item.Root, subject, ItemPlaces.None, findings);
                costs[check].Time += i < 100 ? 0 : (ThreadTime.Seconds - start) * 1e6;
                runners[check].TakeFacts();
                findings.Clear();
            }
        }

        foreach (var (code, time) in costs.OrderByDescending(cost => cost.Time))
            Console.WriteLine($"{code,-45} {time / looks,8:F2} µs an item");
        Console.WriteLine($"{"all",-45} {costs.Sum(cost => cost.Time) / looks,8:F2} µs an item of {bytes.Length / items.Count} bytes");
    }

    private static JsonItem Item(ValidationPlan plan) => new() { Index = new JsonIndex(new PlanPaths(plan), plan.Nodes.Count) };

    private static IEnumerable<(string Name, IItemReader Reader)> Readers(ValidationPlan plan)
    {
        yield return ("fast", new FastItemReader(plan));
        yield return ("reference", new ReferenceItemReader());
    }

    private static void Read(
        List<ReadOnlyMemory<byte>> items, JsonItem item, Findings findings, IItemReader reader, ValidationPlan plan, Action<JsonValue> then)
    {
        foreach (var bytes in items)
        {
            findings.Clear();
            item.Reset(bytes);
            if (reader.Read(item, plan.Item, findings) is not null)
                throw new InvalidOperationException("The benchmark's item is no JSON.");
            then(item.Root);
        }
    }

    private static void Whole(byte[] bytes, ValidationOptions options)
    {
        var report = Validator.Validate(bytes, options);
        if (report.Structure.Outcome != VerdictOutcome.Passed)
            throw new InvalidOperationException($"The benchmark's package is not valid: {report.Notices[0]}");
    }

    private static void Tokens(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        long count = 0;
        while (reader.Read())
            count++;
        if (count == 0)
            throw new InvalidOperationException();
    }

    private static void Framing(byte[] bytes)
    {
        var scanner = new ContainerScanner();
        scanner.Advance(bytes, out _);
    }

    private List<ReadOnlyMemory<byte>> Items()
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 2 || reader.TokenType != JsonTokenType.StartObject)
                continue;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(padded.AsMemory(start, (int)reader.BytesConsumed - start));
        }

        return items;
    }

    // Each round of a stage has a round of T before it, so that a busy machine slows both; the thread's own time is counted where one thread works.
    private void Measure(string stage, Action act, bool manyThreads = false)
    {
        if (only is not null && !stage.Contains(only, StringComparison.Ordinal))
            return;
        act();
        act();
        var speeds = new double[Rounds];
        var ratios = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var t = Time(() => Tokens(bytes), manyThreads);
            var time = Time(act, manyThreads);
            speeds[round] = bytes.Length / time / 1e6;
            ratios[round] = t / time;
        }

        Array.Sort(speeds);
        Array.Sort(ratios);
        Console.WriteLine($"{stage,-45} {speeds[Rounds / 2],8:F0} MB/s {ratios[Rounds / 2],6:F2} T   best {speeds[^1]:F0}");
    }

    private static double Time(Action act, bool manyThreads)
    {
        var (start, wall) = (ThreadTime.Seconds, Stopwatch.GetTimestamp());
        act();
        return manyThreads ? Stopwatch.GetElapsedTime(wall).TotalSeconds : ThreadTime.Seconds - start;
    }
}
