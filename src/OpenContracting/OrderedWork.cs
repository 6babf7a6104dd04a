namespace OpenContracting;

/// <summary>Makes something of each of many items on every core, and hands it on in the order in which the items came.</summary>
/// <remarks>
/// Items are added, and what was made of them is taken, on the caller's thread, while other threads make: neither side needs a lock,
/// and how many cores there are changes nothing of what comes out. Of large items few are held at a time.
/// </remarks>
/// <param name="make">What is done with each item, on any thread.</param>
/// <param name="take">Takes what was made, in order.</param>
public sealed class OrderedWork<TItem, TMade>(Func<TItem, TMade> make, Action<TMade> take)
{
    // A batch is long enough that handing it over costs nothing beside making it; so many wait that no core ever does.
    private const long BatchBytes = 1 << 16;
    private const long MostBytes = 4 << 20;
    private const long LeastBytes = 1000;

    private readonly Queue<(Task<List<TMade>> Made, long Bytes)> underWay = new();
    private List<TItem> batch = [];
    private long batchBytes;
    private long bytesUnderWay;

    /// <summary>Adds an item; what was made of earlier ones is taken meanwhile.</summary>
    /// <param name="item">The item.</param>
    /// <param name="bytes">How large it is, about.</param>
    public void Add(TItem item, long bytes)
    {
        batch.Add(item);
        batchBytes += Math.Max(bytes, LeastBytes);
        if (batchBytes < BatchBytes)
            return;
        HandOver();
        while (underWay.TryPeek(out var oldest) && (oldest.Made.IsCompleted || bytesUnderWay > MostBytes))
            TakeOldest();
    }

    /// <summary>Waits for what was added, and takes what was made of it.</summary>
    public void Finish()
    {
        HandOver();
        while (underWay.Count > 0)
            TakeOldest();
    }

    private void HandOver()
    {
        var items = batch;
        underWay.Enqueue((Task.Run(() => items.ConvertAll(item => make(item))), batchBytes));
        bytesUnderWay += batchBytes;
        (batch, batchBytes) = ([], 0);
    }

    private void TakeOldest()
    {
        var (made, bytes) = underWay.Dequeue();
        bytesUnderWay -= bytes;
        foreach (var one in made.GetAwaiter().GetResult())
            take(one);
    }
}

/// <summary>Ordered work over a sequence.</summary>
public static class OrderedWork
{
    /// <summary>What is made of each item of a sequence, on every core, in the sequence's order.</summary>
    /// <param name="items">The items, each with its size in bytes, about.</param>
    /// <param name="make">What is done with each, on any thread.</param>
    public static IEnumerable<TMade> Select<TItem, TMade>(IEnumerable<(TItem Item, long Bytes)> items, Func<TItem, TMade> make)
    {
        var done = new Queue<TMade>();
        var work = new OrderedWork<TItem, TMade>(make, done.Enqueue);
        foreach (var (item, bytes) in items)
        {
            work.Add(item, bytes);
            while (done.TryDequeue(out var made))
                yield return made;
        }

        work.Finish();
        while (done.TryDequeue(out var made))
            yield return made;
    }
}
