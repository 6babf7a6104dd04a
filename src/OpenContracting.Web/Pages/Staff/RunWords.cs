using OpenContracting.Storage.Runs;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>How far a run has come, in words.</summary>
public static class RunWords
{
    /// <summary>The stage, what is done of it, how fast, and how long it will take.</summary>
    public static string Progress(this Wording words, RunProgress progress)
    {
        var parts = new List<string> { words["runStage." + progress.Run.Stage] };
        if (progress.Partitions > 1)
            parts.Add(words.Say("runs.parts", progress.PartitionsDone, progress.Partitions));
        if (progress.Processed > 0)
            parts.Add(progress.Total > 0
                ? words.Say("runs.of", Wording.Number(progress.Processed), Wording.Number(progress.Total), Wording.Number(progress.Changed))
                : words.Say("runs.done", Wording.Number(progress.Processed), progress.Processed, Wording.Number(progress.Changed)));
        if (progress.Run.State == RunState.Running && progress.PerSecond is { } rate)
            parts.Add(words.Say("runs.rate", Wording.Number((long)Math.Max(1, rate))));
        if (progress.SecondsLeft is { } left)
            parts.Add(words.Say("runs.left", left < 90 ? words.Say("runs.seconds", (long)Math.Ceiling(left)) : words.Say("runs.minutes", (long)Math.Ceiling(left / 60))));
        return string.Join(" · ", parts);
    }
}
