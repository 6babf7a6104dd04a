namespace OpenContracting.Exports.Synthetic;

/// <summary>Which stories begin in which month, so that each month can be written on its own.</summary>
internal sealed class Layout
{
    /// <summary>How busy each month of a year is, January first.</summary>
    private static readonly double[] Busyness = [0.6, 0.85, 1, 1, 1, 0.95, 0.95, 1, 1.05, 1.15, 1.25, 1.2];

    private readonly (int Story, int Slot)[] purchases;
    private readonly (int Story, int Slot)[] works;

    private Layout(SyntheticOptions options, Action<Story> onStory)
    {
        var planner = new Planner(options);
        WorksProcesses = WorksAmong(options);
        PurchaseProcesses = options.Processes - WorksProcesses;
        var calendar = options.Months;
        purchases = new (int, int)[calendar + 1];
        works = new (int, int)[calendar + 1];
        LayOut(purchases, 0, PurchaseProcesses, options, planner.PlanPurchase, onStory);
        LayOut(works, PurchaseProcesses, WorksProcesses, options, planner.PlanWorks, onStory);
    }

    public int PurchaseProcesses { get; }

    public int WorksProcesses { get; }

    /// <summary>The number of public works.</summary>
    public int Projects => works[^1].Story;

    /// <summary>Lays out a data set; every story is shown once, in order.</summary>
    public static Layout Make(SyntheticOptions options, Action<Story> onStory) => new(options, onStory);

    /// <summary>The purchases that begin in a month.</summary>
    public IEnumerable<Story> Purchases(int month, Planner planner) =>
        Stories(purchases, month, PurchaseProcesses, planner.PlanPurchase);

    /// <summary>The public works that begin in a month.</summary>
    public IEnumerable<Story> Works(int month, Planner planner) =>
        Stories(works, month, PurchaseProcesses + WorksProcesses, planner.PlanWorks);

    private static IEnumerable<Story> Stories(
        (int Story, int Slot)[] starts, int month, int end, Func<int, int, int, int, Story> plan)
    {
        var (story, slot) = starts[month];
        for (; story < starts[month + 1].Story; story++)
        {
            var planned = plan(story, month, slot, end - slot);
            slot += planned.Acts.Count;
            yield return planned;
        }
    }

    private static void LayOut(
        (int Story, int Slot)[] starts, int first, int count, SyntheticOptions options,
        Func<int, int, int, int, Story> plan, Action<Story> onStory)
    {
        var upTo = UpTo(count, options);
        var (story, slot) = (0, first);
        for (var month = 0; month < upTo.Length; month++)
        {
            starts[month] = (story, slot);
            while (slot < first + upTo[month])
            {
                var planned = plan(story++, month, slot, first + count - slot);
                slot += planned.Acts.Count;
                onStory(planned);
            }
        }

        starts[^1] = (story, slot);
    }

    /// <summary>How many of the processes belong to stories begun by the end of each month.</summary>
    private static int[] UpTo(int count, SyntheticOptions options)
    {
        var weights = Enumerable.Range(0, options.Months)
            .Select(month => Busyness[options.FirstMonth.AddMonths(month).Month - 1])
            .ToArray();
        var (sum, total) = (0.0, weights.Sum());
        var upTo = weights.Select(weight => (int)Math.Round(count * (sum += weight) / total)).ToArray();
        upTo[^1] = count;
        return upTo;
    }

    private static int WorksAmong(SyntheticOptions options) =>
        options.WorksShare == 0 ? 0 : Math.Max(1, (int)Math.Round(options.Processes * options.WorksShare));
}
