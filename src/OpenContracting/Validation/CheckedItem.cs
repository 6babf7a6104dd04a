namespace OpenContracting.Validation;

/// <summary>What the checks said of one item, on its way from a worker to the report.</summary>
internal sealed class CheckedItem
{
    /// <summary>The outcomes, by the check's number.</summary>
    public List<(int Check, CheckTally Tally)> Tallies { get; } = [];

    public List<Notice> Notices { get; } = [];

    public void Add(int check, CheckTally tally) => Tallies.Add((check, tally));
}
