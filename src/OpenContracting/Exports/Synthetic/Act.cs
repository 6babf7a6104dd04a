namespace OpenContracting.Exports.Synthetic;

/// <summary>One procurement act, that is one contracting process, with everything that will ever happen to it.</summary>
/// <remarks>Days are <see cref="DateOnly.DayNumber"/>s; <see cref="Never"/> stands for what does not happen.</remarks>
internal sealed class Act
{
    public const int Never = int.MaxValue;

    /// <summary>Which of all processes this is, from 0.</summary>
    public int Slot { get; set; }

    public Nature Nature { get; set; }

    public Procedure Procedure { get; set; } = Procedure.SmallPurchase;

    /// <summary>What a purchase comes from, or a re-tender repeats.</summary>
    public Act? Origin { get; set; }

    /// <summary>How often the act has been called again: the n of <c>-Rn</c>.</summary>
    public int Retender { get; set; }

    /// <summary>The first act of the chain of quotation, re-tenders and purchase this one stands in.</summary>
    public Act Root => Origin is null ? this : Origin.Root;

    /// <summary>The reference price in cents.</summary>
    public long Reference { get; set; }

    /// <summary>The price awarded in cents, as planned; items may round it.</summary>
    public long Price { get; set; }

    public int Published { get; set; }

    public int Closed { get; set; }

    public int Awarded { get; set; }

    public int Contracted { get; set; }

    public int Accepted { get; set; }

    public int Deserted { get; set; }

    public int Cancelled { get; set; }

    /// <summary>Days the contract runs.</summary>
    public int Duration { get; set; }

    /// <summary>The days of the modifications (adendas), of which there are at most three.</summary>
    public int[] Changed { get; } = [Never, Never, Never];

    public void Clear()
    {
        Origin = null;
        Retender = 0;
        Duration = 0;
        Closed = Awarded = Contracted = Accepted = Deserted = Cancelled = Never;
        Changed.AsSpan().Fill(Never);
    }

    /// <summary>Lets nothing happen after a day.</summary>
    public void EndBy(int last)
    {
        Closed = Until(Closed);
        Awarded = Until(Awarded);
        Contracted = Until(Contracted);
        Accepted = Until(Accepted);
        Deserted = Until(Deserted);
        Cancelled = Until(Cancelled);

        int Until(int day) => day <= last ? day : Never;
    }

    /// <summary>The last day up to a given one on which something happened.</summary>
    public int LastEvent(int upTo)
    {
        var last = Published;
        Later(Closed);
        Later(Awarded);
        Later(Contracted);
        Later(Accepted);
        Later(Deserted);
        Later(Cancelled);
        foreach (var day in Changed)
            Later(day);

        return last;

        void Later(int day)
        {
            if (day <= upTo && day > last)
                last = day;
        }
    }

    /// <summary>Whether the act is known by the end of a month and something happened in that month.</summary>
    public bool IsNewsIn(int firstDay, int lastDay) => Published <= lastDay && LastEvent(lastDay) >= firstDay;
}
