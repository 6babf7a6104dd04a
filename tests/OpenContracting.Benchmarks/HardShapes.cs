using System.Text;
using OpenContracting.Validation;

namespace OpenContracting.Benchmarks;

/// <summary>The shapes that take other validators minutes, each with everything on. That the work is linear is held by LinearWorkTests.</summary>
internal static class HardShapes
{
    private const string Head = """{"version":"0.9","uri":"https://example.org/","publishedDate":"2026-01-01T00:00:00Z","publisher":{"name":"Synthetic"},"projects":[""";

    public static void Run()
    {
        Measure("50,000 small projects with two errors each", Head + Many(50_000, i => $$"""{"id":"{{i}}","title":"","updated":"x"}""") + "]}");
        Measure("8,000 null ids in one array", Head + """{"id":"a","parties":[""" + Many(8_000, i => $$"""{"id":null,"name":"{{i}}"}""") + "]}]}");
        Measure("20,000 parties with 20,000 references", Head + """{"id":"a","parties":[""" + Many(20_000, i => $$"""{"id":"{{i}}","name":"P {{i}}","roles":["tenderer"]}""")
            + """],"contractingProcesses":[{"id":"1","summary":{"tender":{"tenderers":[""" + Many(20_000, i => $$"""{"id":"{{20_000 - i}}","name":"P {{i}}"}""") + "]}}}]}]}");
        Measure("10,000 unknown field names", Head + """{"id":"a",""" + Many(10_000, i => $"\"field{i}\":1") + "}]}");
        Measure("25,000 releases", Head.Replace("0.9", "1.1").Replace("projects", "releases")
            + Many(25_000, i => $$$"""{"ocid":"ocds-synth1-{{{i}}}","id":"{{{i}}}","date":"2025-01-01T00:00:00Z","tag":["tender"],"tender":{"id":"{{{i}}}","status":"active"}}""") + "]}");
    }

    private static void Measure(string shape, string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var times = new double[5];
        Validator.Validate(bytes);
        for (var round = 0; round < times.Length; round++)
        {
            // The thread's own time on a core: what else the machine does is not the shape's fault.
            var start = ThreadTime.Seconds;
            Validator.Validate(bytes, new ValidationOptions { Workers = 1 });
            times[round] = ThreadTime.Seconds - start;
        }

        Array.Sort(times);
        Console.WriteLine($"{shape,-45} {bytes.Length / 1e6,6:F1} MB {times[2],7:F3} s, best {times[0]:F3}");
    }

    private static string Many(int count, Func<int, string> one) => string.Join(",", Enumerable.Range(0, count).Select(one));
}
