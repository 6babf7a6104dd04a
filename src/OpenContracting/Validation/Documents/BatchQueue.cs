namespace OpenContracting.Validation.Documents;

/// <summary>Spreads batches over threads and gives them back in the order they came.</summary>
/// <remarks>
/// The thread that reads the document also works and collects, so that one core needs no other thread, and two are both busy.
/// Threads are started with the second batch: small documents are judged where they are read.
/// </remarks>
internal sealed class BatchQueue(
    int workers, Action<int, Batch> process, Action<Batch> collect, CancellationToken cancellation) : IDisposable
{
    // Enough that nobody waits, little enough to stay in the caches and within the memory promised.
    private const long MostBytes = 24L * 1024 * 1024;

    private readonly object gate = new();
    private readonly Queue<Batch> order = new();
    private readonly Queue<Batch> work = new();
    private readonly List<Thread> threads = [];
    private long bytes;
    private int submitted;
    private bool closed;

    public void Submit(Batch batch)
    {
        cancellation.ThrowIfCancellationRequested();
        if (workers == 1)
        {
            Process(0, batch);
            Collect(batch);
            return;
        }

        lock (gate)
        {
            work.Enqueue(batch);
            order.Enqueue(batch);
            bytes += batch.Bytes;
            Monitor.Pulse(gate);
        }

        if (++submitted == 2)
            StartThreads();
        CollectReady();
        while (order.Count > 2 * workers || (bytes > MostBytes && order.Count > 1))
            Help();
    }

    /// <summary>Adds a batch that needs no work, in its place.</summary>
    public void Pass(Batch batch)
    {
        batch.IsDone = true;
        lock (gate)
            order.Enqueue(batch);
        CollectReady();
    }

    /// <summary>Works until everything submitted is collected.</summary>
    public void Finish()
    {
        while (order.Count > 0)
            Help();
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }

        foreach (var thread in threads)
            thread.Join();
    }

    // Does a batch if there is one to do, or else waits for the oldest.
    private void Help()
    {
        Batch? batch = null;
        lock (gate)
        {
            if (!order.Peek().IsDone && !work.TryDequeue(out batch))
                Monitor.Wait(gate);
        }

        if (batch is not null)
            Process(0, batch);
        CollectReady();
    }

    private void CollectReady()
    {
        while (true)
        {
            Batch? batch;
            lock (gate)
            {
                if (!order.TryPeek(out batch) || !batch.IsDone)
                    return;
                order.Dequeue();
                bytes -= batch.Bytes;
            }

            Collect(batch);
        }
    }

    private void Collect(Batch batch)
    {
        if (batch.Failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(batch.Failure);
        collect(batch);
    }

    private void StartThreads()
    {
        for (var worker = 1; worker < workers; worker++)
        {
            var number = worker;
            // Room for the reader's recursion at its deepest, whatever the machine's default is.
            var thread = new Thread(() => Run(number), 4 * 1024 * 1024) { IsBackground = true, Name = $"validation {number}" };
            threads.Add(thread);
            thread.Start();
        }
    }

    private void Run(int worker)
    {
        while (true)
        {
            Batch? batch;
            lock (gate)
            {
                while (!work.TryDequeue(out batch))
                {
                    if (closed)
                        return;
                    Monitor.Wait(gate);
                }
            }

            Process(worker, batch);
        }
    }

    private void Process(int worker, Batch batch)
    {
        try
        {
            process(worker, batch);
        }
        catch (Exception failure)
        {
            // Ours to mend, not the document's: it is thrown again where the document is read.
            batch.Failure = failure;
        }

        lock (gate)
        {
            batch.IsDone = true;
            Monitor.PulseAll(gate);
        }
    }
}
