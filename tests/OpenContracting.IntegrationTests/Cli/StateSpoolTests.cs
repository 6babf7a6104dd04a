using OpenContracting.Cli.Conversion;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.IntegrationTests.Cli;

/// <summary>States that do not fit into memory come back as those that do: by key, each one's as they came, whole.</summary>
public sealed class StateSpoolTests
{
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(2_000)]
    [InlineData(0)]
    public void StatesComeBackByKeyAsTheyCame(long memory)
    {
        var added = Enumerable.Range(0, 100).Select(number => (Key: $"num:{number * 37 % 13}", State: State(number))).ToList();
        using var spool = new StateSpool(memory, mostFiles: 4);

        foreach (var (key, state) in added)
            spool.Add(key, state);

        var expected = added.GroupBy(state => state.Key).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(' ', group.Select(state => Told(state.State)))}").ToList();
        Assert.Equal(expected, Told(spool));
        Assert.Equal(expected, Told(spool));
    }

    private static List<string> Told(StateSpool spool) =>
        [.. spool.Read().Select(process => $"{process.Key}: {string.Join(' ', process.Value.Select(Told))}")];

    private static string Told(ProcessState state) =>
        $"{state.Source} {state.Adapter} {state.ExportDate:O} {string.Join(',', state.UnknownTables)} {state.Release.ProcessKey} {state.Release.Ocid ?? "-"} "
        + $"{state.Release.ExternalReference ?? "-"} {state.Release.Id} {state.Release.Date:O} {Convert.ToHexString(state.Release.Json.Span)} {Convert.ToHexString(state.Release.Provenance.Span)}";

    private static ProcessState State(int number) => new()
    {
        Source = "files",
        Adapter = Adapters.DgcpMonthly,
        ExportDate = number % 3 == 0 ? null : new DateTimeOffset(2026, 7, 1, 0, 0, number % 60, TimeSpan.FromHours(-5)),
        UnknownTables = [.. Enumerable.Range(0, number % 4).Select(table => $"com_{table}")],
        Release = new()
        {
            ProcessKey = $"proceso-{number}",
            Ocid = number % 2 == 0 ? null : "ocds-abcdef-ñ",
            ExternalReference = number % 5 == 0 ? null : "2026-0-09",
            Id = $"{number}",
            Date = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(number),
            Json = new byte[number * 7],
            Provenance = new byte[] { (byte)number },
        },
    };
}
