namespace OpenContracting.Exports.Synthetic;

/// <summary>Acts that belong together: one purchase with its quotation, or one public work with all that goes with it.</summary>
internal sealed class Story
{
    private readonly List<Act> pool = [];

    /// <summary>Which story this is among those of its sort, from 0.</summary>
    public int Index { get; private set; }

    public WorksKind? Works { get; set; }

    public PurchaseKind? Purchase { get; set; }

    public int Institution { get; set; }

    public int Unit { get; set; }

    public Place Place { get; set; }

    /// <summary>The acts in the order they were planned; a chain's acts follow each other.</summary>
    public List<Act> Acts { get; } = [];

    /// <summary>The key the truth file knows the public work by; empty for a purchase.</summary>
    public string ProjectKey => Works is null ? "" : $"obra-{Index + 1:D6}";

    public void Begin(int index)
    {
        Index = index;
        Works = null;
        Purchase = null;
        Acts.Clear();
    }

    /// <summary>A further act; objects are used again from story to story, because there are millions.</summary>
    public Act Add(Nature nature, Procedure procedure, Act? origin)
    {
        if (pool.Count == Acts.Count)
            pool.Add(new Act());

        var act = pool[Acts.Count];
        act.Clear();
        act.Nature = nature;
        act.Procedure = procedure;
        act.Origin = origin;
        Acts.Add(act);
        return act;
    }

    /// <summary>The act of a nature that was contracted; null when none was.</summary>
    public Act? Contract(Nature nature) =>
        Acts.Find(act => act.Nature == nature && act.Contracted != Act.Never);
}
