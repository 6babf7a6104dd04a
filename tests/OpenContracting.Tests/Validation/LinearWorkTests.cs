using System.Text;
using OpenContracting.Validation;
using OpenContracting.Validation.Documents;

namespace OpenContracting.Tests.Validation;

/// <summary>The shapes that make other validators slow: four times the data is four times the work, counted in values passed and bytes allocated.</summary>
public sealed class LinearWorkTests
{
    private const string Head = """{"version":"0.9","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"Synthetic"},"projects":[""";
    private const string ReleaseHead = """{"version":"1.1","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"Synthetic"},"releases":[""";

    public static TheoryData<string, int, Func<int, string>> Shapes => new()
    {
        { "small projects with two errors each", 12_500, count => Head + Many(count, i => $$"""{"id":"{{i}}","title":"","updated":"x"}""") + "]}" },
        { "projects with one id", 12_500, count => Head + Many(count, _ => """{"id":"oc4ids-synth1-1"}""") + "]}" },
        { "null ids in one array", 2_000, count => Head + """{"id":"oc4ids-synth1-1","parties":[""" + Many(count, i => $$"""{"id":null,"name":"{{i}}"}""") + "]}]}" },
        { "equal ids in one array", 2_000, count => Head + """{"id":"oc4ids-synth1-1","parties":[""" + Many(count, i => $$"""{"id":"1","name":"{{i}}"}""") + "]}]}" },
        { "parties with as many references", 5_000, count => Head + """{"id":"oc4ids-synth1-1","parties":[""" + Many(count, i => $$"""{"id":"{{i}}","name":"P {{i}}","roles":["tenderer"]}""")
            + """],"contractingProcesses":[{"id":"1","summary":{"tender":{"tenderers":[""" + Many(count, i => $$"""{"id":"{{count - i}}","name":"P {{i}}"}""") + "]}}}]}]}" },
        { "processes with a transaction to each party", 2_000, count => Head + """{"id":"oc4ids-synth1-1","parties":[""" + Many(count, i => $$"""{"id":"{{i}}","roles":["payee"]}""")
            + """],"contractingProcesses":[""" + Many(count, i => $$$"""{"id":"{{{i}}}","summary":{"transactions":[{"id":"1","payee":{"id":"{{{i}}}"},"value":{"amount":1}}]}}""") + "]}]}" },
        { "unknown field names", 2_500, count => Head + """{"id":"oc4ids-synth1-1",""" + Many(count, i => $"\"field{i}\":1") + "}]}" },
        { "unknown field names and references", 2_500, count => Head + """{"id":"oc4ids-synth1-1",""" + Many(count, i => $"\"field{i}\":1")
            + ""","contractingProcesses":[{"id":"1","summary":{"suppliers":[""" + Many(count, i => $$"""{"id":"{{i}}"}""") + "]}}]}]}" },
        { "documents with one address", 2_500, count => Head + """{"id":"oc4ids-synth1-1","documents":[""" + Many(count, i => $$"""{"id":"{{i}}","url":"https://example.org/"}""") + "]}]}" },
        { "releases", 6_250, count => ReleaseHead + Many(count, i => $$$"""{"ocid":"ocds-synth1-{{{i}}}","id":"{{{i}}}","date":"2025-01-01T00:00:00Z","tag":["tender"],"tender":{"id":"{{{i}}}","status":"active"}}""") + "]}" },
        { "awards and their contracts", 2_000, count => ReleaseHead + """{"ocid":"ocds-synth1-1","id":"1","date":"2025-01-01T00:00:00Z","tag":["compiled"],"awards":["""
            + Many(count, i => $$$"""{"id":"{{{i}}}","status":"active","value":{"amount":1,"currency":"PAB"}}""") + "],\"contracts\":["
            + Many(count, i => $$$"""{"id":"{{{i}}}","awardID":"{{{i}}}","status":"active","value":{"amount":1,"currency":"PAB"}}""") + "]}]}" },
        { "bytes that are no JSON", 12_500, count => Head + Many(count, _ => "{\"id\":}") + "]}" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void FourTimesTheDataIsFourTimesTheWork(string shape, int count, Func<int, string> document)
    {
        Work(document(count)); // what is made once is not counted
        var (steps, allocated) = Work(document(count));
        var (moreSteps, moreAllocated) = Work(document(4 * count));

        Assert.True(moreSteps <= 5 * steps + 10_000, $"{shape}: {steps} values passed, and {moreSteps} on four times the data.");
        Assert.True(moreAllocated <= 6 * allocated + 1_000_000, $"{shape}: {allocated} bytes allocated, and {moreAllocated} on four times the data.");
    }

    private static (long Steps, long Allocated) Work(string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var options = new ValidationOptions { Workers = 1 };
        var notices = new Notices(options.KeptPerCode, null);
        var pool = new BufferPool(options.ChunkBytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new MemoryDocument(bytes);
        using var run = new DocumentRun(options, notices, pool, default);
        new DocumentReader(stream, run, options, pool).Read();
        run.Finish();
        _ = run.Dataset?.Conclude(notices, null).ToList();
        return (run.Workers.Sum(worker => worker.Steps), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Many(int count, Func<int, string> one) => string.Join(",", Enumerable.Range(0, count).Select(one));
}
