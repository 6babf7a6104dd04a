namespace OpenContracting.Jobs.Publications;

/// <summary>Keeps a process within the 1,000 validations an hour that Newtonsoft.Json.Schema does without a licence key.</summary>
internal sealed class CrossCheckQuota
{
    /// <summary>A few are left for whatever else uses the library in the process.</summary>
    private const int AnHour = 950;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Queue<DateTimeOffset> taken = new();

    /// <summary>Takes one, as soon as there is one to take.</summary>
    public async Task TakeAsync(TimeProvider clock, CancellationToken cancellation)
    {
        while (Wait(clock.GetUtcNow()) is { } wait)
            await Task.Delay(wait, clock, cancellation);
    }

    private TimeSpan? Wait(DateTimeOffset now)
    {
        lock (taken)
        {
            while (taken.TryPeek(out var oldest) && now - oldest >= Hour)
                taken.Dequeue();
            if (taken.Count >= AnHour)
                return Hour - (now - taken.Peek());
            taken.Enqueue(now);
            return null;
        }
    }
}
