using OpenContracting.Json;

namespace OpenContracting.Validation;

/// <summary>A rule over all items of a document together, or over a document and the one published before it.</summary>
/// <remarks>Use <see cref="DatasetCheck{TFact}"/>.</remarks>
public abstract class DatasetCheck : Check
{
    internal abstract DatasetMemory BeginMemory();
}

/// <summary>A rule over all items: items are looked at in parallel, what they say is remembered in document order.</summary>
/// <typeparam name="TFact">What is remembered of an item; small, for there is one an item.</typeparam>
public abstract class DatasetCheck<TFact> : DatasetCheck
    where TFact : notnull
{
    /// <summary>Looks at one subject and remembers what matters by <see cref="Remember"/>; called from several threads.</summary>
    public abstract override void Inspect(JsonValue subject, CheckRun run);

    /// <summary>An empty memory for one document.</summary>
    public abstract DatasetMemory<TFact> Begin();

    /// <summary>Hands a fact to the document's memory.</summary>
    protected void Remember(CheckRun run, TFact fact) => run.Remember(fact);

    internal sealed override DatasetMemory BeginMemory() => Begin();
}
