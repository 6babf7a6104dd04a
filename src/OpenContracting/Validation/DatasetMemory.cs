namespace OpenContracting.Validation;

/// <summary>What a dataset check has learnt of a document so far.</summary>
public abstract class DatasetMemory
{
    /// <summary>Judges the whole document.</summary>
    /// <param name="run">Takes the outcome.</param>
    /// <param name="previous">The memory of the document published before, filled by the same check; null when none was given.</param>
    public abstract void Conclude(DatasetRun run, DatasetMemory? previous);
}

/// <summary>What a dataset check has learnt of a document so far.</summary>
/// <typeparam name="TFact">What one item says.</typeparam>
public abstract class DatasetMemory<TFact> : DatasetMemory
    where TFact : notnull
{
    /// <summary>Takes the next fact. Called by one thread, in document order, so that equal documents give equal reports.</summary>
    public abstract void Add(TFact fact);
}
