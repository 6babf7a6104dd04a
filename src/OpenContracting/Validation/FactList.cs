namespace OpenContracting.Validation;

/// <summary>What a dataset check wants remembered of the items of a batch, in their order.</summary>
internal abstract class FactList
{
    /// <summary>Hands all to the check's memory.</summary>
    public abstract void GiveTo(DatasetMemory memory);
}

/// <summary>What a dataset check wants remembered of the items of a batch, in their order.</summary>
/// <typeparam name="TFact">What it remembers; not an object each.</typeparam>
internal sealed class FactList<TFact> : FactList
    where TFact : notnull
{
    private readonly List<TFact> facts = [];

    public void Add(TFact fact) => facts.Add(fact);

    public override void GiveTo(DatasetMemory memory)
    {
        var typed = (DatasetMemory<TFact>)memory;
        foreach (var fact in facts)
            typed.Add(fact);
    }
}
