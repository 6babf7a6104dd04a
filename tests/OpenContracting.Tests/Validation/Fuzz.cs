using System.Diagnostics;

namespace OpenContracting.Tests.Validation;

/// <summary>Runs a test on many seeds: a few, always the same, or for as long as OPENCONTRACTING_FUZZ_SECONDS says, always others.</summary>
internal static class Fuzz
{
    public static void Run(int rounds, Action<int> test)
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("OPENCONTRACTING_FUZZ_SECONDS"), out var set) ? set : 0;
        var start = Stopwatch.GetTimestamp();
        var first = seconds > 0 ? Random.Shared.Next() : 0;
        for (var round = 0; round < rounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; round++)
        {
            var seed = unchecked(first + round);
            try
            {
                test(seed);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
