using System.Collections.Concurrent;
using OpenContracting.Cli.Terminal;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Compilation;

/// <summary>What was odd about the releases: counted by kind and place, the first of each told. Called from several threads.</summary>
public sealed class MergeWarnings(Session session)
{
    private const int Told = 20;

    private readonly ConcurrentDictionary<(string Code, string Path), (long Count, MergeWarning First)> counts = new();
    private int failed;

    /// <summary>Processes that could not be merged.</summary>
    public int Failed => failed;

    public void Add(MergeWarning warning) =>
        counts.AddOrUpdate((warning.Code, warning.Path), _ => (1, warning), (_, known) => (known.Count + 1, known.First));

    /// <summary>Whether something that was written is not valid.</summary>
    public bool HasInvalid => counts.Keys.Any(key => key.Code == "missing-date");

    public void Fail(string ocid, MergeException fault)
    {
        if (Interlocked.Increment(ref failed) <= Told)
            session.Say(session.Text("compile.failed", ocid, fault.Code, fault.Message));
    }

    /// <summary>Tells them, the most frequent first.</summary>
    public void Tell()
    {
        foreach (var ((code, path), (count, first)) in counts.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key.Path, StringComparer.Ordinal).Take(Told))
            session.Say(session.Text($"compile.warning.{code}", path, count, first.Ocid, first.Value));
    }
}
